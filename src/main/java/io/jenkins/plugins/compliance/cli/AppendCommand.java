package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.entry.EntryDraft;
import io.jenkins.plugins.compliance.chain.entry.EvidenceEntry;
import io.jenkins.plugins.compliance.chain.json.JsonLimits;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.note.SignedCheckpoint;
import io.jenkins.plugins.compliance.signing.CheckpointJson;
import io.jenkins.plugins.compliance.signing.CheckpointSigner;
import io.jenkins.plugins.compliance.store.EvidenceChain;
import io.jenkins.plugins.compliance.store.LocalStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code compliance append}. */
@Command(
        name = "append",
        mixinStandardHelpOptions = true,
        header = "Append one entry to a service's chain.",
        description = "Reads the entry's draft from standard input, as JSON:"
                + " {\"service\":\"...\",\"type\":\"promotion\",\"metadata\":{},\"data\":{\"event\":\"...\"}}."
                + " When the command returns, the entry is durable.")
final class AppendCommand implements Callable<Integer> {

    private final CliEnvironment environment;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "CHAIN_ROOT", description = "The directory above the chains' directories.")
    private Path root;

    @Option(names = "--checkpoint", description = "Then sign the new head, and publish it beside the entries.")
    private boolean checkpoint;

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Mixin
    private KeyNameOption keyName = new KeyNameOption();

    @Option(names = "--json", description = "Report as JSON.")
    private boolean json;

    AppendCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws Exception {
        if (signing.isGiven() && !checkpoint) {
            throw new ParameterException(command.commandLine(), "--key-file signs nothing without --checkpoint");
        }
        // Before anything is written: a key that cannot be used is to be noticed first.
        Optional<CheckpointSigner> signer =
                checkpoint ? Optional.of(signing.checkpointSigner(keyName)) : Optional.empty();
        EntryDraft draft = DraftJson.parse(environment.in().readNBytes(JsonLimits.ENTRY.maxBytes() + 1));
        try (LocalStore store = new LocalStore(root, environment.clock(), environment.random()::nextLong);
                EvidenceChain chain = store.chain(draft.service())) {
            Recoveries.tell(chain, environment);
            EvidenceEntry entry = chain.append(draft);
            Optional<SignedCheckpoint> published =
                    signer.isPresent() ? Optional.of(HeadSigning.publish(chain, signer.get())) : Optional.empty();
            show(entry, published);
        }
        return ExitCodes.VALID;
    }

    private void show(EvidenceEntry entry, Optional<SignedCheckpoint> published) {
        Screen screen = Screen.out(environment);
        if (json) {
            Map<String, Object> document = new TreeMap<>();
            document.put("service", entry.service().value());
            document.put("sequence", entry.sequence());
            document.put("hash", entry.hash().hex());
            document.put("id", entry.id().toString());
            document.put("timestamp", UtcTime.of(entry.timestamp()));
            published.ifPresent(signed -> document.put("checkpoint", CheckpointJson.of(signed)));
            screen.json(JsonObject.of(document));
        } else {
            screen.line(entry.service() + "/" + entry.sequence() + " " + entry.hash());
            published.ifPresent(
                    signed -> screen.line("checkpoint of " + signed.checkpoint().size() + " entries published, root "
                            + signed.checkpoint().root().base64()));
        }
    }
}
