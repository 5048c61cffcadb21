package io.jenkins.plugins.compliance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCommandTest {

    @TempDir
    private Path directory;

    private Path home;
    private Path file;

    @BeforeEach
    void rejectAPromotion() throws Exception {
        home = Files.createDirectory(directory.resolve("home"));
        file = directory.resolve("build-1.zip");
        Cli.Result key = new Cli().run("keygen", "--key-name", Cli.KEY_NAME, home.resolve("signing.key"));
        assertThat(key.exitCode()).as(key.err()).isZero();
        Files.writeString(home.resolve("signing.vkey"), key.out());
        Cli.Result rejected = new Cli()
                .run(
                        "promote",
                        "service-a",
                        "--from",
                        "sandbox",
                        "--to",
                        "compliant",
                        "--version",
                        "1",
                        "--id",
                        "build-1",
                        "--requester",
                        "=cmd",
                        "--exec",
                        "true",
                        "--policy",
                        directory.resolve("none.yml"),
                        "--home",
                        home);
        assertThat(rejected.exitCode()).as(rejected.err()).isEqualTo(1);
    }

    @Test
    void packsAPromotionThatThenVerifies() {
        Cli.Result packed = new Cli().run("package", "service-a", "--promotion", "build-1", "--home", home, "-o", file);
        Cli.Result verified = new Cli().run("verify", file, "--key", home.resolve("signing.vkey"));

        assertThat(packed.exitCode()).as(packed.err()).isZero();
        assertThat(packed.out()).isEqualTo(file + "\n");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("promotion     build-1", "VALID");
    }

    @Test
    void cannotTellWithoutAKey() {
        new Cli().run("package", "service-a", "--promotion", "build-1", "--home", home, "-o", file);

        Cli.Result verified = new Cli().run("verify", file);

        assertThat(verified.exitCode()).isEqualTo(2);
        assertThat(verified.out()).contains("CANNOT TELL", "--key FILE");
    }

    @Test
    void namesWhatIsWrongWithAPackage() throws Exception {
        new Cli().run("package", "service-a", "--promotion", "build-1", "--home", home, "-o", file);
        Files.writeString(file, "x", java.nio.file.StandardOpenOption.APPEND);

        Cli.Result verified = new Cli().run("verify", file, "--key", home.resolve("signing.vkey"));
        Cli.Result json = new Cli().run("verify", file, "--json");

        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.out()).contains("finding 1: archive, archive", "BROKEN: 1 finding");
        assertThat(json.out()).contains("\"verdict\":\"broken\"", "\"check\":\"archive\"");
    }

    @Test
    void replacesNoFile() throws Exception {
        Files.writeString(file, "mine");

        Cli.Result packed = new Cli().run("package", "service-a", "--promotion", "build-1", "--home", home, "-o", file);

        assertThat(packed.exitCode()).isEqualTo(2);
        assertThat(packed.err()).contains("exists");
        assertThat(file).hasContent("mine");
    }

    @Test
    void refusesToDistributeARejectedPromotion() {
        Cli.Result packed = new Cli()
                .run("package", "service-a", "--promotion", "build-1", "--distribution", "--home", home, "-o", file);

        assertThat(packed.exitCode()).isEqualTo(2);
        assertThat(packed.err()).contains("service_promotion_validated is not met");
        assertThat(file).doesNotExist();
    }

    @Test
    void reportsStatusCustodyAuditAndKit() {
        Cli.Result status = new Cli().run("report", "status", "--home", home);
        Cli.Result custody = new Cli().run("report", "custody", "--home", home, "--from", "2026-11-22");
        Cli.Result nothing = new Cli().run("report", "custody", "--home", home, "--to", "2026-11-21");
        Cli.Result audit = new Cli().run("report", "audit", "--home", home);
        Cli.Result kit = new Cli().run("report", "kit", "service-a", "--promotion", "build-1", "--home", home);

        assertThat(status.out()).as(status.err()).contains("| Date | Service | Stage | Evidence | Next Steps |");
        assertThat(custody.out().split("\r\n")).hasSize(4);
        assertThat(custody.out()).contains(",'=cmd,");
        assertThat(nothing.out().split("\r\n")).hasSize(1);
        assertThat(audit.out().lines()).hasSize(3);
        assertThat(kit.out()).as(kit.err()).contains("# Compliance review kit", "## 3. Hash chain implementation");
    }
}
