package io.jenkins.plugins.compliance.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishedSchemaTest {

    private static final Path DIRECTORY = Path.of("src/main/resources/io/jenkins/plugins/compliance/schema");

    @ParameterizedTest
    @EnumSource
    void isASchemaOfDraft202012UnderItsPublishedName(PublishedSchema schema) throws IOException {
        String text = Files.readString(DIRECTORY.resolve(schema.file()));

        assertThat(PublishedSchema.errorsAsASchema(text)).isEmpty();
        assertThat(text).contains("\"$id\": \"" + schema.id() + "\"");
    }

    @ParameterizedTest
    @EnumSource
    void shipsWithTheProgram(PublishedSchema schema) throws IOException {
        try (InputStream in = getClass().getResourceAsStream(schema.file())) {
            assertThat(in).isNotNull();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("{");
        }
    }

    @Test
    void everySchemaFileIsTested() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(PublishedSchema.values())
                            .map(PublishedSchema::file)
                            .toList());
        }
    }
}
