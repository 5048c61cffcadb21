package io.jenkins.plugins.compliance.jenkins.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What people want to look at of an evidence package without unpacking it. Stateless. */
final class PackageParts {

    private static final Set<String> SHOWN = Set.of("json", "html", "md");

    private PackageParts() {}

    /**
     * Unpacks the documents at the top of a package: not the reports of tools, which stand in a directory.
     *
     * @param directory where they go
     * @return their names
     */
    static List<String> extract(Path zip, Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = archive.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (isShown(entry.getName())) {
                    try (InputStream in = archive.getInputStream(entry)) {
                        Files.copy(in, directory.resolve(entry.getName()));
                    }
                    names.add(entry.getName());
                }
            }
        }
        return names;
    }

    private static boolean isShown(String name) {
        return name.matches("[A-Za-z0-9_-]+\\.[a-z]+") && SHOWN.contains(name.substring(name.indexOf('.') + 1));
    }
}
