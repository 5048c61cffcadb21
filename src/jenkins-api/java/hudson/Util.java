package hudson;

public class Util {

    public static String fixEmptyAndTrim(String s) {
        throw new UnsupportedOperationException("signature only");
    }
}
