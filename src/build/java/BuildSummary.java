import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The last lines of {@code mvn verify}: how much of the chain the tests reach, and Surefire's counts once more. Arguments:
 * JaCoCo's CSV report, Surefire's directory of reports, and when the build began, since older reports may lie beside.
 */
final class BuildSummary {

    private static final String CHAIN = "io.jenkins.plugins.compliance.chain";

    private BuildSummary() {}

    public static void main(String[] args) throws IOException, XMLStreamException {
        Path coverage = Path.of(args[0]);
        Path reports = Path.of(args[1]);
        if (!Files.exists(coverage) || !Files.isDirectory(reports)) {
            System.out.println("No tests were run.");
            return;
        }
        printCoverage(Files.readAllLines(coverage));
        printCounts(reports, Instant.parse(args[2]));
    }

    private static void printCoverage(List<String> lines) {
        List<String> columns = List.of(lines.get(0).split(",", -1));
        long[] sums = new long[4];
        List<Integer> wanted = List.of(
                columns.indexOf("LINE_MISSED"),
                columns.indexOf("LINE_COVERED"),
                columns.indexOf("BRANCH_MISSED"),
                columns.indexOf("BRANCH_COVERED"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            String name = cells[columns.indexOf("PACKAGE")];
            if (name.equals(CHAIN) || name.startsWith(CHAIN + ".")) {
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += Long.parseLong(cells[wanted.get(i)]);
                }
            }
        }
        System.out.printf(
                "Coverage of chain: %s of lines, %s of branches%n", share(sums[0], sums[1]), share(sums[2], sums[3]));
    }

    private static String share(long missed, long covered) {
        long all = missed + covered;
        return all == 0 ? "nothing" : "%.1f %% (%d of %d)".formatted(100.0 * covered / all, covered, all);
    }

    private static void printCounts(Path reports, Instant begin) throws IOException, XMLStreamException {
        String[] attributes = {"tests", "failures", "errors", "skipped"};
        int[] sums = new int[attributes.length];
        try (var files = Files.newDirectoryStream(reports, "TEST-*.xml")) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(begin)) {
                    continue;
                }
                try (var in = Files.newInputStream(file)) {
                    XMLStreamReader suite = XMLInputFactory.newFactory().createXMLStreamReader(in);
                    suite.nextTag();
                    for (int i = 0; i < sums.length; i++) {
                        sums[i] += Integer.parseInt(suite.getAttributeValue(null, attributes[i]));
                    }
                }
            }
        }
        System.out.printf("Tests run: %d, Failures: %d, Errors: %d, Skipped: %d%n", sums[0], sums[1], sums[2], sums[3]);
    }
}
