package io.jenkins.plugins.compliance.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The rule that a secret file is its owner's alone, in the two ways in which file systems can express it. */
sealed interface OwnerOnlyAccess {

    /** The attribute with which a file is created, so that it is never anybody else's, not even for a moment. */
    FileAttribute<?> atCreation() throws IOException;

    /** @throws UnusableKeyException when anybody but the owner can read or change the file */
    void require(Path file) throws IOException, UnusableKeyException;

    /**
     * The rule as the path's file system expresses it.
     *
     * @throws UnusableKeyException when it cannot
     */
    static OwnerOnlyAccess on(Path path) throws UnusableKeyException {
        Set<String> views = path.getFileSystem().supportedFileAttributeViews();
        if (views.contains("posix")) {
            return new Posix();
        }
        if (views.contains("acl")) {
            return new AccessControlList(path);
        }
        throw new UnusableKeyException("the file system of " + path + " knows neither owners' permissions nor access"
                + " control lists, so no private key is safe there; keep it on another one");
    }

    /** Permission bits. A POSIX ACL that lets somebody in shows in the group's bits too. */
    record Posix() implements OwnerOnlyAccess {

        private static final int GROUP_AND_OTHERS = 077;

        private static final Set<PosixFilePermission> OWNER_READ_WRITE =
                Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

        @Override
        public FileAttribute<?> atCreation() {
            return PosixFilePermissions.asFileAttribute(OWNER_READ_WRITE);
        }

        @Override
        public void require(Path file) throws IOException, UnusableKeyException {
            int mode = mode(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
            if ((mode & GROUP_AND_OTHERS) != 0) {
                throw new UnusableKeyException(String.format(
                        "%1$s has mode %2$04o: others than its owner have access to this private key; run"
                                + " \"chmod 600 '%1$s'\", and replace the key if they may have read it",
                        file, mode));
            }
        }

        /** The nine bits, in whose order the permissions are declared. */
        private static int mode(Set<PosixFilePermission> granted) {
            int mode = 0;
            for (PosixFilePermission permission : PosixFilePermission.values()) {
                mode = mode << 1 | (granted.contains(permission) ? 1 : 0);
            }
            return mode;
        }
    }

    /** Access control lists, as on Windows; the system and its administrators have access to everything anyway. */
    record AccessControlList(Path directory) implements OwnerOnlyAccess {

        private static final Set<String> SYSTEM = Set.of("NT AUTHORITY\\SYSTEM", "BUILTIN\\Administrators");

        private static final Set<AclEntryPermission> DANGEROUS = EnumSet.of(
                AclEntryPermission.READ_DATA,
                AclEntryPermission.WRITE_DATA,
                AclEntryPermission.APPEND_DATA,
                AclEntryPermission.WRITE_ACL,
                AclEntryPermission.WRITE_OWNER);

        @Override
        public FileAttribute<?> atCreation() throws IOException {
            UserPrincipal self = directory
                    .getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(System.getProperty("user.name"));
            return new OwnerEntry(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(self)
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }

        @Override
        public void require(Path file) throws IOException, UnusableKeyException {
            AclFileAttributeView view =
                    Files.getFileAttributeView(file, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
            UserPrincipal owner = view.getOwner();
            for (AclEntry entry : view.getAcl()) {
                if (entry.type() == AclEntryType.ALLOW && letsIn(entry, owner)) {
                    throw new UnusableKeyException(String.format(
                            "%1$s is open to %2$s: others than its owner have access to this private key; run"
                                    + " 'icacls \"%1$s\" /inheritance:r /grant:r %%USERNAME%%:F', and replace the key if"
                                    + " they may have read it",
                            file, entry.principal().getName()));
                }
            }
        }

        private static boolean letsIn(AclEntry entry, UserPrincipal owner) {
            return !entry.principal().equals(owner)
                    && !SYSTEM.contains(entry.principal().getName())
                    && entry.permissions().stream().anyMatch(DANGEROUS::contains);
        }

        private record OwnerEntry(List<AclEntry> value) implements FileAttribute<List<AclEntry>> {
            @Override
            public String name() {
                return "acl:acl";
            }
        }
    }
}
