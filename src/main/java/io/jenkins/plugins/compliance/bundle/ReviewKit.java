package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.evidence.FileReference;
import java.util.List;

/**
 * {@code review-kit.md}: for a compliance review, how promotions come about, how evidence is collected, how the hash chain
 * is made and what the provisional tags mean, each shown by this promotion's own values.
 */
final class ReviewKit {

    private final PromotionRecord promotion;
    private final PackagedChain chain;
    private final Markdown text = new Markdown();

    ReviewKit(PackagePages pages) {
        this.promotion = pages.promotion();
        this.chain = pages.chain();
    }

    String markdown() {
        text.heading(1, "Compliance review kit: " + promotion.service() + ", promotion " + promotion.promotion());
        text.paragraph("Made from the chain's own entries; whatever stands here can be found there by the entry's"
                + " number. The package it belongs to can be verified, see VERIFY.md.");
        promotionFlow();
        evidenceCollection();
        hashChain();
        provisionalTags();
        return text.toString();
    }

    private void promotionFlow() {
        text.heading(2, "1. Promotion flow");
        text.paragraph(
                "A promotion is requested, its gates are evaluated on the newest evidence, and it is validated or"
                        + " rejected. Only a validated one is started; while it is, no other promotion of the service can be."
                        + " It ends as completed or failed; a failed one may be rolled back. Each step is an entry in the"
                        + " service's chain, written before the next step begins. Whatever is missing or cannot be read counts"
                        + " as failed.");
        text.paragraph("This one asked for version " + code(promotion.request("version")) + " to go from "
                + code(promotion.request("from")) + " to " + code(promotion.request("to")) + ", requested by "
                + code(promotion.request("requester")) + ". " + Outcomes.sentence(promotion.outcome()));
        text.table("Entry", "Time (UTC)", "Event", "Type");
        for (EvidenceEntry entry : promotion.entries()) {
            text.row(
                    Long.toString(entry.sequence()),
                    ReportPage.time(entry),
                    PromotionRecord.event(entry),
                    entry.type().spelling());
        }
        gates();
    }

    private void gates() {
        List<JsonValue> gates = promotion
                .last("gates_evaluated")
                .map(entry -> PromotionRecord.array(entry.data(), "gates"))
                .orElse(List.of());
        if (gates.isEmpty()) {
            text.paragraph("No gate was evaluated.");
            return;
        }
        text.paragraph("The gates, by the policy whose SHA-256 is "
                + code(promotion
                        .last("gates_evaluated")
                        .flatMap(entry -> entry.data().text("policy"))
                        .orElse("-"))
                + ":");
        text.table("Gate", "Result", "Value", "Limit", "Reason", "Waiver");
        for (JsonValue value : gates) {
            if (value instanceof JsonObject gate) {
                text.row(
                        gate.text("id").orElse("-"),
                        gate.text("status").orElse("-"),
                        gate.member("value").map(ReportPage::words).orElse(""),
                        gate.member("limit").map(ReportPage::words).orElse(""),
                        gate.text("reason").orElse(""),
                        gate.object("waiver").map(ReviewKit::waiver).orElse(""));
            }
        }
    }

    private static String waiver(JsonObject waiver) {
        return waiver.text("reason").orElse("-") + " (" + waiver.text("owner").orElse("-") + ", until "
                + waiver.text("expires").orElse("-") + ")";
    }

    private void evidenceCollection() {
        text.heading(2, "2. Evidence collection process");
        text.paragraph(
                "Reports of the team's own tools are kept as they are, under their SHA-256; their numbers are read"
                        + " from those very bytes into a normalised document; both digests go into an entry of the chain. The"
                        + " gates go by the entry, the package carries document and reports, and a verifier compares all"
                        + " three.");
        text.table("Kind", "Status", "Entry", "Document", "SHA-256 of the document");
        for (PromotionRecord.Item item : promotion.items()) {
            promotion.evidence().stream()
                    .filter(entry -> entry.sequence() == item.sequence().orElse(-1))
                    .findFirst()
                    .ifPresentOrElse(
                            entry -> collected(item, entry),
                            () -> text.row(item.kind().word(), item.status(), "", "", ""));
        }
        text.paragraph(
                promotion.notCollected().isEmpty()
                        ? "Nothing that belongs to a package is missing from this one."
                        : "Not collected, and so not in this package: " + String.join(", ", promotion.notCollected())
                                + ".");
    }

    private void collected(PromotionRecord.Item item, EvidenceEntry entry) {
        FileReference document = PromotionRecord.document(entry);
        text.row(
                item.kind().word(),
                item.status(),
                Long.toString(entry.sequence()),
                item.kind().documentName(),
                document.digest().hex());
    }

    private void hashChain() {
        Checkpoint checkpoint = chain.checkpoint().checkpoint();
        EvidenceEntry last = promotion.last();
        text.heading(2, "3. Hash chain implementation");
        text.paragraph("Each entry is one line of canonical JSON (RFC 8785). Its `hash` is the SHA-256 over the line"
                + " without that member; `previous_hash` is the hash of the entry before. Over the same lines stands the"
                + " Merkle tree of RFC 6962, whose root is signed with Ed25519 in a checkpoint (C2SP). An entry that is"
                + " altered breaks its hash; one that is left out, added or moved breaks the link; and a chain that was"
                + " cut off or written anew no longer has the root that was signed.");
        text.table("", "This chain");
        text.row("Entries", Long.toString(checkpoint.size()));
        text.row("Last entry's previous_hash", last.previousHash().hex());
        text.row("Last entry's hash", last.hash().hex());
        text.row("Merkle root", checkpoint.root().base64());
        text.row("Signed as", checkpoint.origin());
        text.paragraph("To see the last link by hand:");
        text.fence("sed '1d;$d;s/,$//' audit_chain.json | tail -n 1 | tr -d '\\n' \\\n"
                + "  | sed -E 's/,\"hash\":\"[0-9a-f]{64}\"(,\"id\":)/\\1/' | sha256sum\n" + last.hash() + "  -");
    }

    private void provisionalTags() {
        JsonObject metadata = promotion.end().metadata();
        text.heading(2, "4. Provisional tags explained");
        text.paragraph("Tags and flags follow from how the installation is configured and what was proven; nobody types"
                + " them. This promotion's:");
        text.table("Member", "Value");
        metadata.members().forEach((name, value) -> text.row(name, ReportPage.words(value)));
        text.paragraph(ProvisionalWords.sentence(metadata));
        text.table("Tag", "Meaning");
        text.row("compliance flow POC", "the service mesh does not enforce mutual TLS yet");
        text.row("sprint1_poc (the phase)", "the evidence was written before write-once storage was in use");
        text.row("pending_worm_migration", "the evidence is to be moved to write-once storage");
    }

    private static String code(String value) {
        return Markdown.code(value);
    }
}
