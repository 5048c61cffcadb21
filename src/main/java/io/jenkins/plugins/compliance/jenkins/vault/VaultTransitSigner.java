package io.jenkins.plugins.compliance.jenkins.vault;

import io.github.jopenlibs.vault.json.JsonObject;
import io.github.jopenlibs.vault.json.JsonValue;
import io.jenkins.plugins.compliance.signing.Ed25519PublicKey;
import io.jenkins.plugins.compliance.signing.Signer;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signs with one version of a key of the transit engine: the newest at the time this was opened. Should the key be rotated
 * meanwhile, this goes on with its version; whoever opens the key again gets the new one. Thread-safe.
 */
final class VaultTransitSigner implements Signer {

    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");
    private static final Pattern SIGNATURE = Pattern.compile("vault:v(\\d{1,9}):([A-Za-z0-9+/]{86}==)");

    private final TransitSession session;
    private final String path;
    private final int version;
    private final Ed25519PublicKey publicKey;

    private VaultTransitSigner(TransitSession session, String path, int version, Ed25519PublicKey publicKey) {
        this.session = session;
        this.path = path;
        this.version = version;
        this.publicKey = publicKey;
    }

    /**
     * Asks for the key's newest version.
     *
     * @param mount where the transit engine is
     * @param key the key's name
     * @throws SigningException when there is no such key, it is no Ed25519 key, or Vault cannot be asked
     */
    static VaultTransitSigner open(TransitSession session, String mount, String key) throws SigningException {
        String path = path(mount) + "/keys/" + path(key);
        JsonObject data = session.read(path);
        String type = text(data.get("type"));
        if (!"ed25519".equals(type)) {
            throw new SigningException("the key " + path + " in Vault is of the type " + type
                    + "; make one of the type ed25519: vault write -f " + path + " type=ed25519");
        }
        JsonValue latest = data.get("latest_version");
        int version = latest != null && latest.isNumber() ? latest.asInt() : 0;
        return new VaultTransitSigner(
                session, path(mount) + "/sign/" + path(key), version, publicKey(data, version, path));
    }

    /** Neither can lead to another path than the one that is meant. */
    private static String path(String text) throws SigningException {
        if (!PATH.matcher(text).matches()) {
            throw new SigningException(
                    "\"" + text + "\" is no path in Vault: configure names of A-Z, a-z, 0-9, '_', '.'"
                            + " and '-' with '/' between");
        }
        return text;
    }

    private static Ed25519PublicKey publicKey(JsonObject data, int version, String path) throws SigningException {
        JsonValue keys = data.get("keys");
        JsonValue newest = keys != null && keys.isObject() ? keys.asObject().get(Integer.toString(version)) : null;
        String encoded =
                newest != null && newest.isObject() ? text(newest.asObject().get("public_key")) : null;
        if (encoded == null) {
            throw new SigningException("Vault names no public key of version " + version + " of " + path
                    + "; a derived key has none, use another");
        }
        try {
            return Ed25519PublicKey.of(Base64.getDecoder().decode(encoded));
        } catch (IllegalArgumentException e) {
            throw new SigningException(
                    "what Vault names as the public key of " + path + " is none: " + e.getMessage(), e);
        }
    }

    private static @Nullable String text(@Nullable JsonValue value) {
        return value != null && value.isString() ? value.asString() : null;
    }

    @Override
    public Ed25519PublicKey publicKey() {
        return publicKey;
    }

    @Override
    public Optional<String> keyVersion() {
        return Optional.of("v" + version);
    }

    @Override
    public byte[] sign(byte[] message) throws SigningException {
        JsonObject data = session.write(
                path,
                Map.of(
                        "input",
                        Base64.getEncoder().encodeToString(message),
                        "key_version",
                        version,
                        "prehashed",
                        false));
        String text = text(data.get("signature"));
        Matcher signature = SIGNATURE.matcher(text == null ? "" : text);
        if (!signature.matches() || Integer.parseInt(signature.group(1)) != version) {
            throw new SigningException("Vault answered to " + path + " with no signature of version " + version
                    + " of the key; nothing was signed");
        }
        return Base64.getDecoder().decode(signature.group(2));
    }

    @Override
    public String toString() {
        return "signer with version " + version + " of " + path + ", " + publicKey;
    }
}
