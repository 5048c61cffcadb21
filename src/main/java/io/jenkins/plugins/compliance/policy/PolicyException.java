package io.jenkins.plugins.compliance.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A policy's file cannot be used. The message has one line for each problem, with file, line, column and remedy.
 */
public final class PolicyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String fileName;
    private final transient List<PolicyProblem> problems;

    PolicyException(String fileName, List<PolicyProblem> problems) {
        super(problems.stream().map(problem -> problem.in(fileName)).collect(Collectors.joining("\n")));
        this.fileName = fileName;
        this.problems = List.copyOf(problems);
    }

    /** The file, as the caller of {@link Policy#parse} called it. */
    public String fileName() {
        return fileName;
    }

    /** Every problem that was found, in the order of the file; at least one. */
    public List<PolicyProblem> problems() {
        return problems;
    }
}
