package io.jenkins.plugins.compliance.jenkins.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.datapipe.jenkins.vault.credentials.VaultAppRoleCredential;
import com.datapipe.jenkins.vault.credentials.VaultCredential;
import com.datapipe.jenkins.vault.credentials.VaultTokenCredential;
import com.sun.net.httpserver.HttpServer;
import hudson.util.Secret;
import io.jenkins.plugins.compliance.jenkins.config.CompliancePromotionConfiguration;
import io.jenkins.plugins.compliance.jenkins.config.KeyFileSigningKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Each login leaves a token in Vault; against a server that counts them, behind the credentials of the Vault plugin. */
@WithJenkins
class KeptSessionTest {

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer vault;

    @BeforeEach
    void start() throws Exception {
        vault = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vault.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            requests.add(path);
            byte[] body = answer(path).getBytes(UTF_8);
            boolean revoking = path.endsWith("/revoke-self");
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(revoking ? 204 : 200, revoking ? -1 : body.length);
            if (!revoking) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        vault.start();
    }

    private static String answer(String path) {
        if (path.startsWith("/v1/transit/keys/")) {
            return """
                    {"data":{"type":"ed25519","latest_version":1,"keys":{"1":
                    {"public_key":"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="}}}}""";
        }
        return path.endsWith("/login") ? """
                {"request_id":"r","lease_id":"","renewable":false,"lease_duration":0,"data":null,"auth":{
                "client_token":"given","accessor":"a","policies":["default"],"token_policies":["default"],
                "metadata":{},"lease_duration":3600,"renewable":true,"entity_id":"e","token_type":"service"}}""" : """
                {"data":{"ttl":3600,"creation_ttl":3600,"creation_time":0,"renewable":false,"policies":["default"],
                "num_uses":0,"path":"p","id":"given","display_name":"d","accessor":"a","username":"u","meta":null}}""";
    }

    @AfterEach
    void stop() {
        vault.stop(0);
    }

    private void sign(VaultCredential credential) throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().add(credential);
        VaultTransitSigningKey key = new VaultTransitSigningKey("compliance");
        key.setVaultUrl("http://" + vault.getAddress().getHostString() + ":"
                + vault.getAddress().getPort());
        key.setVaultCredentialId(credential.getId());
        CompliancePromotionConfiguration configuration = CompliancePromotionConfiguration.get();
        configuration.setSigningKey(key);
        for (int i = 0; i < 3; i++) {
            configuration.signing(null).identity();
        }
        configuration.setSigningKey(new KeyFileSigningKey());
    }

    private List<String> requests(String end) {
        return requests.stream().filter(path -> path.endsWith(end)).toList();
    }

    @Test
    void logsInOnceAndRevokesWhatThatGave(JenkinsRule jenkins) throws Exception {
        assumeTrue(jenkins.jenkins.getPlugin("hashicorp-vault-plugin") != null, "the Vault plugin is optional");

        sign(new VaultAppRoleCredential(
                CredentialsScope.SYSTEM, "vault", "", "role", Secret.fromString("secret"), "approle"));

        assertThat(requests("/keys/compliance")).hasSize(3);
        assertThat(requests("/login")).hasSize(1);
        assertThat(requests("/revoke-self")).hasSize(1);
    }

    @Test
    void revokesNoTokenThatSomebodyGave(JenkinsRule jenkins) throws Exception {
        assumeTrue(jenkins.jenkins.getPlugin("hashicorp-vault-plugin") != null, "the Vault plugin is optional");

        sign(new VaultTokenCredential(CredentialsScope.SYSTEM, "vault", "", Secret.fromString("given")));

        assertThat(requests("/keys/compliance")).hasSize(3);
        assertThat(requests("/revoke-self")).isEmpty();
    }
}
