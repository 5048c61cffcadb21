package io.jenkins.plugins.compliance.jenkins.config;

import hudson.util.FormValidation;
import io.jenkins.plugins.compliance.policy.Policy;
import io.jenkins.plugins.compliance.policy.PolicyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what is wrong with settings before whoever looks at the form. */
final class FormValidations {

    private FormValidations() {}

    static FormValidation ofProblem(Optional<String> problem) {
        return problem.map(FormValidation::error).orElseGet(FormValidation::ok);
    }

    static FormValidation ofProblems(List<String> problems) {
        return problems.isEmpty()
                ? FormValidation.ok()
                : FormValidation.aggregate(
                        problems.stream().map(FormValidation::error).toList());
    }

    static FormValidation ofPolicy(String yaml) {
        if (yaml.isBlank()) {
            return FormValidation.warning(Messages.FormValidations_noPolicy());
        }
        List<String> problems = SettingProblems.ofPolicy(yaml);
        if (!problems.isEmpty()) {
            return ofProblems(problems);
        }
        try {
            Policy policy = Policy.parse(yaml.getBytes(StandardCharsets.UTF_8), "the policy");
            return FormValidation.ok(Messages.FormValidations_policy(
                    policy.name(),
                    policy.services().size(),
                    String.join(" > ", policy.stages()),
                    policy.digest().hex()));
        } catch (PolicyException e) {
            return FormValidation.error(e.getMessage());
        }
    }

    static FormValidation ofWriting(String home, Optional<String> backup) {
        List<String> directories = new ArrayList<>(List.of(home));
        backup.ifPresent(directories::add);
        List<String> problems = new ArrayList<>();
        for (String directory : directories) {
            SettingProblems.ofDirectory(directory)
                    .or(() -> SettingProblems.ofWriting(Path.of(directory)))
                    .ifPresent(problems::add);
        }
        return problems.isEmpty()
                ? FormValidation.ok(Messages.FormValidations_writable(String.join(", ", directories)))
                : ofProblems(problems);
    }
}
