package io.jenkins.plugins.compliance.jenkins.ui;

import io.jenkins.plugins.compliance.chain.json.JsonObject;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * What came of a gate. Immutable.
 *
 * @param id its name
 * @param status what came of it
 * @param value what was found; empty when it is not one number
 * @param limit what it was held against; empty when there is none
 * @param reason why it failed, or passed all the same; empty when there is nothing to say
 * @param remedy what to do about it; empty when there is nothing to do
 * @param waiver who answers for it until when and why; empty when nobody has to
 */
@ExportedBean(defaultVisibility = 9)
public record GateRow(
        @Exported String id,
        @Exported Label status,
        @Exported String value,
        @Exported String limit,
        @Exported String reason,
        @Exported String remedy,
        @Exported String waiver) {

    /** From the element about it in an entry {@code gates_evaluated}. */
    static GateRow of(JsonObject gate) {
        return new GateRow(
                gate.text("id").orElse("-"),
                Label.ofStatus(gate.text("status").orElse("unknown")),
                gate.member("value").map(Object::toString).orElse(""),
                gate.member("limit").map(Object::toString).orElse(""),
                gate.text("reason").orElse(""),
                gate.text("remedy").orElse(""),
                gate.object("waiver").map(GateRow::waiver).orElse(""));
    }

    private static String waiver(JsonObject waiver) {
        return waiver.text("owner").orElse("-") + " until "
                + waiver.text("expires").orElse("-") + ": "
                + waiver.text("reason").orElse("-");
    }
}
