package io.jenkins.plugins.compliance.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The schemas as they are published, before a validator that nobody here wrote. */
public enum PublishedSchema {
    ENTRY("entry"),
    CHAIN("chain"),
    CHECKPOINT("checkpoint"),
    KEY_HISTORY("key-history"),
    ENTRY_STATEMENT("entry-statement"),
    VERIFY_REPORT("verify-report"),
    DRILL_REPORT("drill-report"),
    EVIDENCE_SAST("evidence-sast"),
    EVIDENCE_COVERAGE("evidence-coverage"),
    EVIDENCE_TESTS("evidence-tests"),
    EVIDENCE_SBOM("evidence-sbom"),
    EVIDENCE_FILES("evidence-files"),
    POLICY("policy");

    private static final String BASE = "https://plugins.jenkins.io/compliance-promotion/schema/";

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaIdResolvers(
                    resolvers -> resolvers.mapPrefix(BASE, "classpath:io/jenkins/plugins/compliance/schema/")));

    private final String file;

    PublishedSchema(String name) {
        this.file = name + ".schema.json";
    }

    String file() {
        return file;
    }

    String id() {
        return BASE + file;
    }

    /** What is wrong with a document; empty when it is valid. */
    public List<Error> errors(String json) {
        return validate(id(), json);
    }

    List<Error> errors(byte[] json) {
        return errors(new String(json, StandardCharsets.UTF_8));
    }

    static List<Error> errorsAsASchema(String json) {
        return validate("https://json-schema.org/draft/2020-12/schema", json);
    }

    private static List<Error> validate(String schema, String json) {
        Schema loaded = REGISTRY.getSchema(SchemaLocation.of(schema));
        return loaded.validate(json, InputFormat.JSON);
    }
}
