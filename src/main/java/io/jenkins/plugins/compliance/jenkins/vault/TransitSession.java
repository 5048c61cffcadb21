package io.jenkins.plugins.compliance.jenkins.vault;

import io.github.jopenlibs.vault.Vault;
import io.github.jopenlibs.vault.VaultException;
import io.github.jopenlibs.vault.json.Json;
import io.github.jopenlibs.vault.json.JsonObject;
import io.github.jopenlibs.vault.json.JsonValue;
import io.github.jopenlibs.vault.json.ParseException;
import io.github.jopenlibs.vault.response.LogicalResponse;
import io.github.jopenlibs.vault.response.LookupResponse;
import io.github.jopenlibs.vault.rest.RestResponse;
import io.jenkins.plugins.compliance.signing.SigningException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Talks to a transit engine. A token that has come to its end is renewed or replaced by logging in again, once for each
 * request; but a new one that is refused, too, is kept for a while, since what it may do is then the policy's matter. A token
 * that logging in gave is revoked when it is replaced. Thread-safe: requests do not wait for each other, only logging in is
 * done by one at a time.
 */
final class TransitSession {

    private static final Logger LOGGER = Logger.getLogger(TransitSession.class.getName());

    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    /** How long a new token that was refused is kept; whoever is refused asks again every few seconds. */
    static final Duration KEPT = Duration.ofMinutes(1);

    private final VaultLogin login;
    private final boolean own;
    private final LongSupplier nanoTime;

    /** Apart from the monitor, which nobody holds while waiting for Vault. */
    private final ReentrantLock loggingIn = new ReentrantLock();

    /** Written under the monitor; null before the first login, and after the end. */
    private volatile @Nullable Vault vault;

    private volatile @Nullable Refusal refusal;
    private volatile boolean ended;

    /**
     * A token that was refused though it was new.
     *
     * @param client what has it
     * @param at when, by a clock that is never set
     */
    private record Refusal(Vault client, long at) {}

    TransitSession(VaultLogin login, boolean own, LongSupplier nanoTime) {
        this.login = login;
        this.own = own;
        this.nanoTime = nanoTime;
    }

    /** A session with a token that somebody gave, and is to go on using: it is never revoked. */
    static TransitSession withGivenToken(VaultLogin login) {
        return new TransitSession(login, false, System::nanoTime);
    }

    /** A session with tokens that each login gives out anew, and nobody else has: it revokes those it needs no more. */
    static TransitSession withOwnTokens(VaultLogin login) {
        return new TransitSession(login, true, System::nanoTime);
    }

    /** One request. */
    @FunctionalInterface
    private interface Request {
        LogicalResponse send(Vault vault) throws VaultException;
    }

    /** The data at a path. */
    JsonObject read(String path) throws SigningException {
        return data(path, vault -> vault.logical().read(path));
    }

    /** What a path answers to these values. */
    JsonObject write(String path, Map<String, Object> values) throws SigningException {
        return data(path, vault -> vault.logical().write(path, values));
    }

    private JsonObject data(String path, Request request) throws SigningException {
        try {
            RestResponse response = send(request);
            JsonObject data = response.getStatus() == OK ? object(response.getBody(), "data") : null;
            if (data == null) {
                throw TransitFailure.refused(path, response);
            }
            return data;
        } catch (VaultException e) {
            throw TransitFailure.failed(path, e);
        }
    }

    /** The driver answers a refusal by a response and not by an exception. */
    private RestResponse send(Request request) throws VaultException, SigningException {
        Vault known = vault;
        if (known != null) {
            RestResponse response = request.send(known).getRestResponse();
            if (response.getStatus() != FORBIDDEN || isRefusedAnyway(known)) {
                return response;
            }
        }
        Vault client = logIn(known);
        if (client == null) {
            return sendOnce(request);
        }
        RestResponse response = request.send(client).getRestResponse();
        if (response.getStatus() == FORBIDDEN) {
            if (ended) {
                // Revoked by now, perhaps before it was used.
                return sendOnce(request);
            }
            refusal = new Refusal(client, nanoTime.getAsLong());
        }
        return response;
    }

    /** Whether another token would be refused likewise, as far as the last login tells. */
    private boolean isRefusedAnyway(Vault known) {
        Refusal last = refusal;
        return last != null
                && last.client() == known
                && vault == known
                && nanoTime.getAsLong() - last.at() < KEPT.toNanos();
    }

    /** With a token for this request alone: nobody would revoke it later. */
    private RestResponse sendOnce(Request request) throws VaultException, SigningException {
        Vault client = login.login();
        try {
            return request.send(client).getRestResponse();
        } finally {
            revoke(client);
        }
    }

    /**
     * Keeps the token of a session that is used over a long time from expiring for want of somebody who renews it. Does
     * nothing before the first login; when it fails, the next request shows what it is about.
     */
    void keepAlive() throws SigningException {
        Vault known = vault;
        if (known != null) {
            try {
                renewIfHalfOver(known);
            } catch (VaultException e) {
                throw TransitFailure.failed("auth/token/renew-self", e);
            }
        }
    }

    /**
     * Revokes the token, unless somebody gave it. Whoever still signs by this session can go on: each request then logs in for
     * itself, and leaves nothing behind.
     */
    void end() {
        if (!own) {
            return;
        }
        Vault known;
        synchronized (this) {
            ended = true;
            known = vault;
            vault = null;
        }
        if (known != null) {
            revoke(known);
        }
    }

    private void revoke(Vault client) {
        if (!own) {
            return;
        }
        try {
            client.auth().revokeSelf();
        } catch (VaultException e) {
            if (TransitFailure.isCausedBy(e, InterruptedException.class)) {
                Thread.currentThread().interrupt();
            }
            // Vault may be gone, or the token: then it comes to its end by itself.
            LOGGER.log(Level.INFO, "The token for Vault was not revoked: HTTP status {0}", e.getHttpStatusCode());
        }
    }

    /**
     * @param useless the client whose token was refused, unless somebody else has replaced it by now; null for none
     * @return null when the session has ended
     */
    private @Nullable Vault logIn(@Nullable Vault useless) throws VaultException, SigningException {
        Vault client;
        loggingIn.lock();
        try {
            if (ended) {
                return null;
            }
            Vault known = vault;
            if (known != null && known != useless) {
                return known;
            }
            client = login.login();
            boolean kept = false;
            try {
                renewIfHalfOver(client);
                kept = keep(client);
            } finally {
                if (!kept) {
                    revoke(client);
                }
            }
            if (!kept) {
                return null;
            }
        } finally {
            loggingIn.unlock();
        }
        if (useless != null) {
            revoke(useless);
        }
        return client;
    }

    /** Whether somebody will revoke it; not when the session ended meanwhile. */
    private synchronized boolean keep(Vault client) {
        if (!ended) {
            vault = client;
        }
        return !ended;
    }

    /** A token that was given out once for long lives only as long as somebody renews it. */
    private static void renewIfHalfOver(Vault client) throws VaultException {
        try {
            LookupResponse token = client.auth().lookupSelf();
            if (token.isRenewable() && token.getTTL() < token.getCreationTTL() / 2) {
                client.auth().renewSelf();
            }
        } catch (VaultException e) {
            if (TransitFailure.isCausedBy(e, InterruptedException.class)) {
                throw e;
            }
            // Its policy may forbid both; signing shows whether it is of any use.
            LOGGER.log(Level.INFO, "The token for Vault was not renewed: HTTP status {0}", e.getHttpStatusCode());
        }
    }

    private static @Nullable JsonObject object(byte[] body, String member) {
        try {
            JsonValue value = Json.parse(new String(body, StandardCharsets.UTF_8));
            JsonValue found = value.isObject() ? value.asObject().get(member) : null;
            return found != null && found.isObject() ? found.asObject() : null;
        } catch (ParseException e) {
            return null;
        }
    }
}
