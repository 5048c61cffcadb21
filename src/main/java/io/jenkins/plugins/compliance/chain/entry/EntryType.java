package io.jenkins.plugins.compliance.chain.entry;

import java.util.Optional;

/** The two types of entry. What happened stands in {@code data.event}, so that a new event needs no new type. */
public enum EntryType {
    PROMOTION("promotion"),
    VALIDATION("validation");

    private final String spelling;

    EntryType(String spelling) {
        this.spelling = spelling;
    }

    /** The type of that spelling. */
    public static Optional<EntryType> ofSpelling(String spelling) {
        for (EntryType type : values()) {
            if (type.spelling.equals(spelling)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The value of the member {@code type}. */
    public String spelling() {
        return spelling;
    }
}
