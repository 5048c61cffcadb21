package io.jenkins.plugins.compliance.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** File systems without POSIX permissions, in memory. */
class Ed25519KeyFileAclTest {

    private FileSystem fileSystem;
    private Path file;

    @BeforeEach
    void writeAKeyWhoseOnlyEntryIsItsOwner() throws IOException {
        fileSystem = Jimfs.newFileSystem(Configuration.windows().toBuilder()
                .setAttributeViews("basic", "owner", "acl")
                .build());
        file = fileSystem.getPath("C:\\work\\key.pem");
        Files.write(file, KeyFixtures.bytes("pkcs8.pem"));
        acl().setAcl(List.of(entry(AclEntryType.ALLOW, acl().getOwner(), AclEntryPermission.READ_DATA)));
    }

    @AfterEach
    void close() throws IOException {
        fileSystem.close();
    }

    @Test
    void acceptsAFileThatIsItsOwnersAlone() throws UnusableKeyException {
        assertThat(new Ed25519KeyFile(file).open().publicKey()).isEqualTo(KeyFixtures.publicHalfOf("pkcs8.pem"));
    }

    @ParameterizedTest
    @EnumSource(names = {"READ_DATA", "WRITE_DATA", "APPEND_DATA", "WRITE_ACL", "WRITE_OWNER"})
    void refusesAFileToWhichAnotherUserHasAccess(AclEntryPermission permission) throws IOException {
        letIn(AclEntryType.ALLOW, "Everyone", permission);

        assertThatExceptionOfType(UnusableKeyException.class)
                .isThrownBy(() -> new Ed25519KeyFile(file).open())
                .withMessage(
                        "C:\\work\\key.pem is open to Everyone: others than its owner have access to this private key;"
                                + " run 'icacls \"C:\\work\\key.pem\" /inheritance:r /grant:r %USERNAME%:F', and"
                                + " replace the key if they may have read it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NT AUTHORITY\\SYSTEM", "BUILTIN\\Administrators"})
    void acceptsAFileToWhichTheSystemHasAccess(String principal) throws IOException, UnusableKeyException {
        letIn(AclEntryType.ALLOW, principal, AclEntryPermission.READ_DATA);

        assertThat(new Ed25519KeyFile(file).open()).isNotNull();
    }

    @Test
    void acceptsAFileOfWhichOthersMayReadTheAttributes() throws IOException, UnusableKeyException {
        letIn(AclEntryType.ALLOW, "Everyone", AclEntryPermission.READ_ATTRIBUTES);

        assertThat(new Ed25519KeyFile(file).open()).isNotNull();
    }

    @Test
    void acceptsAFileFromWhichOthersAreShutOut() throws IOException, UnusableKeyException {
        letIn(AclEntryType.DENY, "Everyone", AclEntryPermission.READ_DATA);

        assertThat(new Ed25519KeyFile(file).open()).isNotNull();
    }

    @Test
    void createsNoKeyThatWouldNotBeItsOwnersFromTheStart() throws IOException {
        Path key = fileSystem.getPath("C:\\work\\new.pem");

        assertThatExceptionOfType(UnusableKeyException.class)
                .as("this file system takes no access control list when it creates a file")
                .isThrownBy(() -> new Ed25519KeyFile(key).openOrCreate(new SecureRandom()))
                .withMessageContaining("lacks hard links or access control");
        assertThat(key).doesNotExist();
    }

    @Test
    void putsNoKeyOnAFileSystemWithoutAccessControl() throws IOException {
        try (FileSystem plain = Jimfs.newFileSystem(
                Configuration.unix().toBuilder().setAttributeViews("basic").build())) {
            Path key = plain.getPath("key.pem");

            assertThatExceptionOfType(UnusableKeyException.class)
                    .isThrownBy(() -> new Ed25519KeyFile(key).openOrCreate(new SecureRandom()))
                    .withMessageContaining("knows neither owners' permissions nor access control lists");
            assertThat(key).doesNotExist();
        }
    }

    private AclFileAttributeView acl() {
        return Files.getFileAttributeView(file, AclFileAttributeView.class);
    }

    private void letIn(AclEntryType type, String name, AclEntryPermission permission) throws IOException {
        List<AclEntry> entries = new ArrayList<>(acl().getAcl());
        entries.add(entry(type, fileSystem.getUserPrincipalLookupService().lookupPrincipalByName(name), permission));
        acl().setAcl(entries);
    }

    private static AclEntry entry(AclEntryType type, UserPrincipal principal, AclEntryPermission permission) {
        return AclEntry.newBuilder()
                .setType(type)
                .setPrincipal(principal)
                .setPermissions(permission)
                .build();
    }
}
