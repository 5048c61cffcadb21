package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonNumber;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonString;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.chain.note.Checkpoint;
import io.jenkins.plugins.compliance.evidence.EvidenceKind;
import io.jenkins.plugins.compliance.promotion.Approval;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code report.html}: what happened, for people. One file without scripts, pictures or anything from elsewhere. */
final class ReportPage {

    private final PromotionRecord promotion;
    private final PackagedChain chain;
    private final int reports;
    private final Html html = new Html();

    ReportPage(PackagePages pages) {
        this.promotion = pages.promotion();
        this.chain = pages.chain();
        this.reports = pages.reports();
    }

    String html() {
        head();
        summary();
        provisional();
        gates();
        evidence();
        course();
        proof();
        html.markup("</main>\n</body>\n</html>\n");
        return html.toString();
    }

    private void head() {
        html.markup("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src")
                .markup(" 'unsafe-inline'; form-action 'none'; base-uri 'none'\">\n")
                .element("title", title())
                .markup("\n<style>\n" + PageStyle.css() + "</style>\n</head>\n<body>\n<main>\n");
    }

    private String title() {
        return promotion.service() + " " + promotion.request("version") + ": "
                + (promotion.request("action").equals("rollback") ? "rollback " : "promotion ")
                + promotion.request("from") + " to " + promotion.request("to");
    }

    private void summary() {
        html.element("h1", title()).markup("\n<p>").element("span", "badge " + style(promotion.outcome()), said());
        html.markup(" ").text(Outcomes.sentence(promotion.outcome())).markup("</p>\n");
        reasons();
        html.markup("<dl>");
        fact("Promotion", promotion.promotion());
        fact("Requested by", promotion.request("requester"));
        List<String> approvers = promotion
                .last("gates_evaluated")
                .map(evaluated -> Approval.users(evaluated.data()))
                .orElse(List.of());
        if (!approvers.isEmpty()) {
            fact("Approved by", String.join(", ", approvers));
        }
        fact("Requested at", time(promotion.request()) + " UTC");
        fact("Ended at", time(promotion.end()) + " UTC");
        promotion
                .last("gates_evaluated")
                .flatMap(gates -> gates.data().text("policy"))
                .ifPresent(policy -> fact("Policy (SHA-256)", policy));
        html.markup("</dl>\n");
    }

    private String said() {
        return promotion.outcome().replace('_', ' ');
    }

    private static String style(String outcome) {
        return switch (outcome) {
            case "completed" -> "good";
            case "rejected", "failed" -> "bad";
            default -> "doubt";
        };
    }

    private void reasons() {
        List<JsonValue> reasons = promotion
                .last("rejected")
                .map(rejected -> PromotionRecord.array(rejected.data(), "reasons"))
                .orElse(List.of());
        Optional<String> reason = promotion.end().data().text("reason");
        if (reasons.isEmpty() && reason.isEmpty()) {
            return;
        }
        html.markup("<div class=\"note bad\">");
        reasons.forEach(each -> html.element("p", words(each)));
        reason.ifPresent(each -> html.element("p", each));
        html.markup("</div>\n");
    }

    private void provisional() {
        JsonObject metadata = promotion.end().metadata();
        List<String> tags = PromotionRecord.array(metadata, "tags").stream()
                .map(ReportPage::words)
                .toList();
        if (!metadata.text("compliance_mode").equals(Optional.of("provisional"))) {
            return;
        }
        html.markup("<div class=\"note doubt\"><p><strong>Provisional.</strong> ");
        html.text(ProvisionalWords.sentence(metadata)).markup("</p><p>Tags: ");
        html.text(String.join(", ", tags)).markup("</p></div>\n");
    }

    private void gates() {
        List<JsonValue> gates = promotion
                .last("gates_evaluated")
                .map(entry -> PromotionRecord.array(entry.data(), "gates"))
                .orElse(List.of());
        html.element("h2", "Gates");
        if (gates.isEmpty()) {
            html.element("p", "No gate was evaluated.");
            return;
        }
        table("Gate", "Result", "Value", "Limit", "Why");
        for (JsonValue value : gates) {
            if (value instanceof JsonObject gate) {
                gate(gate);
            }
        }
        html.markup("</tbody></table>\n");
    }

    private void gate(JsonObject gate) {
        String status = gate.text("status").orElse("unknown");
        String style = status.equals("passed") ? "good" : status.equals("waived") ? "doubt" : "bad";
        html.markup("<tr>");
        cell("Gate", gate.text("id").orElse("-"));
        html.markup("<td data-label=\"Result\">")
                .element("span", "badge " + style, status)
                .markup("</td>");
        cell("Value", gate.member("value").map(ReportPage::words).orElse(""));
        cell("Limit", gate.member("limit").map(ReportPage::words).orElse(""));
        html.markup("<td>");
        gate.text("reason").ifPresent(reason -> html.element("div", reason));
        gate.text("remedy").ifPresent(remedy -> html.element("div", "faint", "Remedy: " + remedy));
        gate.object("waiver").ifPresent(waiver -> html.element("div", waived(waiver)));
        html.markup("</td></tr>\n");
    }

    private static String waived(JsonObject waiver) {
        return "Waived by " + waiver.text("owner").orElse("-") + " until "
                + waiver.text("expires").orElse("-") + ": "
                + waiver.text("reason").orElse("-");
    }

    private void evidence() {
        html.element("h2", "Evidence");
        table("Evidence", "Status", "Result", "Collected", "Document");
        for (PromotionRecord.Item item : promotion.items()) {
            evidence(item);
        }
        for (String kind : promotion.notCollected()) {
            if (promotion.items().stream().noneMatch(item -> item.kind().word().equals(kind))) {
                evidence(EvidenceKind.ofWord(kind).orElseThrow(), "not asked for", Optional.empty());
            }
        }
        html.markup("</tbody></table>\n");
        html.element(
                "p",
                "faint",
                reports + (reports == 1 ? " original report is" : " original reports are")
                        + " in the folder raw of this package.");
    }

    private void evidence(PromotionRecord.Item item) {
        Optional<EvidenceEntry> entry = promotion.evidence().stream()
                .filter(each -> each.sequence() == item.sequence().orElse(-1))
                .findFirst();
        evidence(item.kind(), item.status(), entry);
    }

    private void evidence(EvidenceKind kind, String status, Optional<EvidenceEntry> entry) {
        String style = status.equals("present") ? "good" : status.equals("stale") ? "doubt" : "bad";
        html.markup("<tr>");
        cell("Evidence", kind.word());
        html.markup("<td data-label=\"Status\">")
                .element("span", "badge " + style, status)
                .markup("</td>");
        cell("Result", entry.map(each -> summary(each.data())).orElse(""));
        cell("Collected", entry.map(ReportPage::time).orElse(""));
        html.markup("<td data-label=\"Document\">");
        if (entry.isPresent()) {
            html.markup("<a href=\"" + kind.documentName() + "\">" + kind.documentName() + "</a>")
                    .element("div", "faint", "entry " + entry.get().sequence());
        }
        html.markup("</td></tr>\n");
    }

    private static String summary(JsonObject data) {
        return data.object("summary")
                .map(summary -> summary.members().entrySet().stream()
                        .map(member -> member.getKey().replace('_', ' ') + " " + words(member.getValue()))
                        .collect(Collectors.joining(", ")))
                .orElse("");
    }

    private void course() {
        html.element("h2", "What happened");
        table("Time (UTC)", "Event", "Entry", "Hash");
        for (EvidenceEntry entry : promotion.entries()) {
            html.markup("<tr>");
            cell("Time", time(entry));
            cell("Event", PromotionRecord.event(entry).replace('_', ' '));
            cell("Entry", Long.toString(entry.sequence()));
            html.markup("<td data-label=\"Hash\">")
                    .element("code", entry.hash().hex())
                    .markup("</td></tr>\n");
        }
        html.markup("</tbody></table>\n");
    }

    private void proof() {
        Checkpoint checkpoint = chain.checkpoint().checkpoint();
        html.element("h2", "How to check all this");
        html.markup("<p>This page proves nothing by itself. The package does, to whoever has the public key of the")
                .markup(" installation from a source other than this package:</p>\n<pre>python3 verify.py PACKAGE.zip")
                .markup(
                        " --key KEYFILE</pre>\n<p><a href=\"VERIFY.md\">VERIFY.md</a> says what that proves and what it")
                .markup(" does not. <a href=\"review-kit.md\">review-kit.md</a> explains the process.</p>\n<dl>");
        fact("Entries in the chain", Long.toString(checkpoint.size()));
        fact("Last hash", promotion.last().hash().hex());
        fact("Merkle root", checkpoint.root().base64());
        html.markup("</dl>\n<p class=\"faint\">The signed head of the chain:</p>\n");
        html.element("pre", new String(chain.checkpoint().bytes(), StandardCharsets.UTF_8))
                .markup("\n");
    }

    private void table(String... heads) {
        html.markup("<table><thead><tr>");
        for (String head : heads) {
            html.element("th", head);
        }
        html.markup("</tr></thead><tbody>\n");
    }

    /** A cell that bears its column's name where columns do not fit. */
    private void cell(String label, String text) {
        html.markup("<td data-label=\"" + label + "\">").text(text).markup("</td>");
    }

    private void fact(String name, String value) {
        html.element("dt", name).element("dd", value);
    }

    static String time(EvidenceEntry entry) {
        return Outcomes.time(entry.timestamp());
    }

    /** A value in words: text as it is, everything else as JSON. */
    static String words(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.value();
        }
        return value instanceof JsonNumber number ? number.toString() : value.toString();
    }
}
