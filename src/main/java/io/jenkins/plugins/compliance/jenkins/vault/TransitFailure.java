package io.jenkins.plugins.compliance.jenkins.vault;

import io.github.jopenlibs.vault.VaultException;
import io.github.jopenlibs.vault.json.Json;
import io.github.jopenlibs.vault.json.JsonValue;
import io.github.jopenlibs.vault.json.ParseException;
import io.github.jopenlibs.vault.rest.RestResponse;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Says in words what went wrong between Jenkins and a transit engine, and what to do. Stateless. */
final class TransitFailure {

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;
    private static final int QUOTED = 300;

    private TransitFailure() {}

    /** Vault answered, and not with what was asked for. */
    static SigningException refused(String path, RestResponse response) {
        String errors = errors(response.getBody());
        String remedy = switch (response.getStatus()) {
            case FORBIDDEN ->
                "the token is not valid or may not do that; log in with a policy that allows it to read"
                        + " MOUNT/keys/KEY and to update MOUNT/sign/KEY, and check that the key may sign";
            case NOT_FOUND ->
                "there is no such key or transit engine; make it: vault write -f MOUNT/keys/KEY type=ed25519";
            default -> "look into Vault's log";
        };
        return new SigningException("Vault answered " + response.getStatus() + " to " + path
                + (errors.isEmpty() ? "" : " (" + errors + ")") + ": " + remedy);
    }

    /** There was no answer, or nobody could log in. The thread stays interrupted where it was. */
    static SigningException failed(String path, VaultException e) {
        String place = "Vault did not answer to " + path + ": ";
        if (isCausedBy(e, InterruptedException.class)) {
            Thread.currentThread().interrupt();
            return new SigningException("interrupted while waiting for Vault; nothing was signed", e);
        } else if (isCausedBy(e, HttpTimeoutException.class)) {
            return new SigningException(
                    place + "it took too long; check its load, or configure a longer timeout, and promote again", e);
        } else if (isCausedBy(e, ConnectException.class)) {
            return new SigningException(
                    place + "it cannot be reached; check the address and whether it runs, and promote again", e);
        }
        int status = e.getHttpStatusCode();
        String said = String.valueOf(e.getMessage());
        if (status == UNAVAILABLE && said.toLowerCase(Locale.ROOT).contains("seal")) {
            return new SigningException(place + "it is sealed; unseal it, and promote again", e);
        } else if (status == FORBIDDEN) {
            return new SigningException(place + "logging in was refused; check the credential", e);
        }
        return new SigningException(
                place + (status == 0 ? e.getClass().getSimpleName() : "HTTP status " + status)
                        + "; look into Vault's log, and promote again",
                e);
    }

    static boolean isCausedBy(VaultException e, Class<? extends Exception> type) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(type::isInstance);
    }

    /** What Vault says about a refusal: never a secret, and cut short for whoever answers in its place. */
    private static String errors(byte[] body) {
        try {
            JsonValue value = Json.parse(new String(body, StandardCharsets.UTF_8));
            JsonValue errors = value.isObject() ? value.asObject().get("errors") : null;
            if (errors == null || !errors.isArray()) {
                return "";
            }
            List<String> lines = StreamSupport.stream(errors.asArray().spliterator(), false)
                    .map(JsonValue::toString)
                    .toList();
            String text = String.join(", ", lines).replaceAll("[^\\x20-\\x7e]|\\\\n|\\\\t", " ");
            return text.substring(0, Math.min(text.length(), QUOTED));
        } catch (ParseException e) {
            return "";
        }
    }
}
