package hudson.console;

@SuppressWarnings({"rawtypes", "unchecked", "serial", "deprecation", "removal", "overloads"})
public class HyperlinkNote extends ConsoleNote {

    public static String encodeTo(String url, String text) {
        throw new UnsupportedOperationException("signature only");
    }
}
