package io.jenkins.plugins.compliance.jenkins.ui;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The header {@code Content-Disposition} of a download (RFC 6266), for a name that comes from outside. Stateless. */
final class Attachment {

    private static final String UNRESERVED = "!#$&+-.^_`|~";

    private Attachment() {}

    /** The header's value; of a path only the last part is kept. */
    static String header(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        String shown = name.isEmpty() ? "evidence" : name;
        return "attachment; filename=\"" + ascii(shown) + "\"; filename*=UTF-8''" + encoded(shown);
    }

    private static String ascii(String name) {
        return name.replaceAll("[^A-Za-z0-9 ._+-]", "_");
    }

    /** By RFC 8187. */
    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (plain || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
