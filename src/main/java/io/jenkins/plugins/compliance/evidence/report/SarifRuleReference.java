package io.jenkins.plugins.compliance.evidence.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a result or an override names its rule: SARIF's reportingDescriptorReference (section 3.52). */
final class SarifRuleReference {

    @Nullable
    String id;

    @Nullable
    String guid;

    int index = -1;
    int component = -1;

    @Nullable
    String componentName;

    @Nullable
    String componentGuid;

    /** Reads the object on which the cursor stands. */
    static SarifRuleReference read(JsonCursor json) throws IOException {
        SarifRuleReference reference = new SarifRuleReference();
        reference.readInto(json);
        return reference;
    }

    /** Reads the object on which the cursor stands, over what is known already. */
    void readInto(JsonCursor json) throws IOException {
        json.object(name -> {
            switch (name) {
                case "id" -> id = json.text();
                case "guid" -> guid = json.text();
                case "index" -> index = json.index();
                case "toolComponent" -> readComponent(json);
                default -> json.skip();
            }
        });
    }

    private void readComponent(JsonCursor json) throws IOException {
        json.object(name -> {
            switch (name) {
                case "index" -> component = json.index();
                case "name" -> componentName = json.text();
                case "guid" -> componentGuid = json.text();
                default -> json.skip();
            }
        });
    }

    /** The component that is meant; the driver, unless another one is named. */
    Optional<SarifComponent> componentIn(SarifRun run) {
        if (component >= 0) {
            return component < run.extensions().size()
                    ? Optional.of(run.extensions().get(component))
                    : Optional.empty();
        } else if (componentGuid != null) {
            return run.component(SarifComponent::guid, componentGuid);
        } else if (componentName != null) {
            return run.component(SarifComponent::name, componentName);
        }
        return Optional.of(run.driver());
    }

    /** The rule that is meant, empty when the run does not describe it. */
    Optional<SarifRule> ruleIn(SarifRun run) {
        return componentIn(run).flatMap(in -> {
            List<SarifRule> rules = in.rules();
            if (index >= 0) {
                return index < rules.size() ? Optional.of(rules.get(index)) : Optional.empty();
            } else if (guid != null) {
                return in.byGuid(guid);
            }
            return Optional.ofNullable(id).flatMap(in::byId);
        });
    }
}
