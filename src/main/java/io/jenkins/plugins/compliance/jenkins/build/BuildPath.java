package io.jenkins.plugins.compliance.jenkins.build;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which build the origin in an entry means. Immutable.
 *
 * @param job the job's full name, when the entry was written
 * @param number the build's number
 */
record BuildPath(String job, int number) {

    private static final Pattern ORIGIN = Pattern.compile("(job/[^/?#]+/)+[0-9]{1,9}/");

    /** That of {@code job/team/job/shop/7/}; empty for whatever else somebody wrote into an entry. */
    static Optional<BuildPath> of(String origin) {
        if (!ORIGIN.matcher(origin).matches()) {
            return Optional.empty();
        }
        String[] segments = origin.split("/", 0);
        List<String> names = new ArrayList<>();
        for (int i = 1; i < segments.length - 1; i += 2) {
            Optional<String> name = decoded(segments[i]);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            names.add(name.get());
        }
        return Optional.of(new BuildPath(String.join("/", names), Integer.parseInt(segments[segments.length - 1])));
    }

    /** The name of an item; not by URLDecoder, for which a plus sign is a space. A slash would lead elsewhere. */
    private static Optional<String> decoded(String segment) {
        try {
            String name = URI.create("/" + segment).getPath().substring(1);
            return name.isEmpty() || name.contains("/") ? Optional.empty() : Optional.of(name);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
