package io.jenkins.plugins.compliance.policy;

/**
 * Something wrong in a policy's file.
 *
 * @param line line of the file, from 1
 * @param column code point in the line, from 1
 * @param message what is wrong, in printable ASCII whatever the file holds
 * @param remedy what to do about it, in printable ASCII
 */
public record PolicyProblem(int line, int column, String message, String remedy) {

    /** The problem as compilers write theirs: {@code compliance.yml:12:5: message; remedy}. */
    public String in(String fileName) {
        return fileName + ":" + line + ":" + column + ": " + message + "; " + remedy;
    }
}
