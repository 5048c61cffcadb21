package io.jenkins.plugins.compliance.cli;

import io.jenkins.plugins.compliance.chain.ServiceName;
import io.jenkins.plugins.compliance.chain.Sha256Digest;
import io.jenkins.plugins.compliance.chain.entry.EntryType;
import io.jenkins.plugins.compliance.promotion.PromotionId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns words of the command line into values of the chain, with the values' own words about what is wrong. */
final class Converters {

    private Converters() {}

    static void register(CommandLine commandLine) {
        commandLine.registerConverter(ServiceName.class, refusing(ServiceName::new));
        commandLine.registerConverter(Sha256Digest.class, refusing(Sha256Digest::ofHex));
        commandLine.registerConverter(
                EntryType.class,
                word -> EntryType.ofSpelling(word)
                        .orElseThrow(() ->
                                new TypeConversionException("\"" + word + "\" is neither promotion nor validation")));
        commandLine.registerConverter(Instant.class, Converters::instant);
        commandLine.registerConverter(PromotionId.class, refusing(PromotionId::new));
        commandLine.registerConverter(Count.class, Count::parse);
        commandLine.registerConverter(Threads.class, Threads::parse);
    }

    private static <T> ITypeConverter<T> refusing(ITypeConverter<T> converter) {
        return word -> {
            try {
                return converter.convert(word);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        };
    }

    /** A day alone is its beginning in UTC, the time zone of the chain. */
    private static Instant instant(String word) {
        try {
            return word.contains("T")
                    ? Instant.parse(word)
                    : LocalDate.parse(word).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException e) {
            throw new TypeConversionException(
                    "\"" + word + "\" is neither a time like 2026-11-22T13:30:39Z nor a day like 2026-11-22");
        }
    }
}
