package io.jenkins.plugins.compliance.bundle;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.json.JsonObject;
import io.jenkins.plugins.compliance.chain.json.JsonParser;
import io.jenkins.plugins.compliance.chain.json.JsonSyntaxException;
import io.jenkins.plugins.compliance.chain.json.JsonValue;
import io.jenkins.plugins.compliance.chain.json.UnrepresentableJsonException;
import io.jenkins.plugins.compliance.chain.verify.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The table of contents of a package: every file but itself and the note that signs it. Immutable.
 *
 * @param kind what kind of package it is
 * @param service whose promotion
 * @param promotion the promotion's identifier
 * @param size number of the chain's entries in the package
 * @param files the files by name
 */
record PackageManifest(
        Kind kind, ServiceName service, String promotion, long size, SortedMap<String, PackagedFile> files) {

    /** The kinds of packages. */
    enum Kind {
        EVIDENCE,
        DISTRIBUTION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String EXPECTED = "a canonical manifest of format v1";

    PackageManifest {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    byte[] bytes() {
        TreeMap<String, Object> listed = new TreeMap<>();
        files.forEach((name, file) -> listed.put(name, file.toJson()));
        return PackageFormat.bytes(JsonObject.of(Map.of(
                "format",
                PackageFormat.format("package"),
                "kind",
                kind.word(),
                "service",
                service.value(),
                "promotion",
                promotion,
                "size",
                size,
                "files",
                listed)));
    }

    /** Whether this is the manifest of the evidence package that a distribution package of that manifest wraps. */
    boolean isEvidenceOf(PackageManifest distribution) {
        return kind == Kind.EVIDENCE
                && service.equals(distribution.service())
                && promotion.equals(distribution.promotion())
                && size == distribution.size();
    }

    /** The names of an archive with these files, in their order. */
    List<String> archiveNames() {
        List<String> names = new ArrayList<>(files.keySet());
        names.add(PackageFormat.MANIFEST);
        names.add(PackageFormat.NOTE);
        return names;
    }

    static PackageManifest parse(byte[] bytes) throws BrokenPackageException {
        PackageManifest manifest;
        try {
            manifest = of(JsonParser.parse(bytes, PackageFormat.LIMITS));
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            throw new BrokenPackageException(Check.MANIFEST, PackageFormat.MANIFEST, EXPECTED, e.toString());
        }
        // What it says, written again, must be these bytes: so it says nothing else, and says it in one way.
        try {
            if (Arrays.equals(manifest.bytes(), bytes)) {
                return manifest;
            }
        } catch (UnrepresentableJsonException e) {
            throw new BrokenPackageException(Check.MANIFEST, PackageFormat.MANIFEST, EXPECTED, e.toString());
        }
        throw new BrokenPackageException(Check.MANIFEST, PackageFormat.MANIFEST, EXPECTED, "another form");
    }

    private static PackageManifest of(JsonValue value) {
        if (!(value instanceof JsonObject json)) {
            throw new IllegalArgumentException("not an object");
        }
        TreeMap<String, PackagedFile> files = new TreeMap<>();
        json.object("files").orElseThrow(() -> missing("files")).members().forEach((name, file) -> {
            if (!(file instanceof JsonObject object)) {
                throw missing("files/" + name);
            }
            files.put(
                    name,
                    new PackagedFile(
                            count(object, "size"),
                            Sha256Digest.ofHex(object.text("sha256").orElseThrow(() -> missing("sha256")))));
        });
        if (files.isEmpty()) {
            throw missing("files");
        }
        String word = json.text("kind").orElseThrow(() -> missing("kind"));
        return new PackageManifest(
                Arrays.stream(Kind.values())
                        .filter(kind -> kind.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> missing("kind")),
                new ServiceName(json.text("service").orElseThrow(() -> missing("service"))),
                json.text("promotion").orElseThrow(() -> missing("promotion")),
                count(json, "size"),
                files);
    }

    private static long count(JsonObject json, String name) {
        OptionalLong count = json.integer(name);
        if (count.isEmpty() || count.getAsLong() < 0) {
            throw missing(name);
        }
        return count.getAsLong();
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("/" + name + " is missing or of another form");
    }
}
