package io.jenkins.plugins.compliance.evidence.report;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.compliance.evidence.ReportException;
import io.jenkins.plugins.compliance.evidence.ReportFormat;
import io.jenkins.plugins.compliance.evidence.ReportSource;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileReportsTest {

    private static final String SUITE = "<testsuite name=\"s\"><testcase name=\"a\"/></testsuite>";

    private static AbstractThrowableAssert<?, ?> refusal(byte[] report) {
        return assertThatThrownBy(() -> ReportReader.read(ReportSource.of("r", report), Optional.empty()))
                .isInstanceOf(ReportException.class)
                .hasMessageMatching("r:[0-9]+:[0-9]+: \\P{Cntrl}+; \\P{Cntrl}+");
    }

    private static AbstractThrowableAssert<?, ?> refusal(String report) {
        return refusal(report.getBytes(UTF_8));
    }

    private static byte[] marked(String mark, String report, Charset charset) {
        return (mark + report).getBytes(charset);
    }

    @Test
    void aBillionLaughsAreNotEvenDeclared() {
        refusal("""
                <?xml version="1.0"?>
                <!DOCTYPE testsuite [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <testsuite name="&b;"/>""").hasMessageContaining("declares entities");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE testsuite [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><testsuite>&x;</testsuite>",
                "<!DOCTYPE testsuite [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/\"> %x;]><testsuite/>",
                "<!DOCTYPE testsuite [<!ATTLIST testcase status CDATA \"fail\">]><testsuite/>",
                "<!DOCTYPE testsuite SYSTEM \"a.dtd\" [<!ELEMENT a ANY>]><testsuite/>",
            })
    void whatDeclaresAnythingItselfIsRefused(String report) {
        refusal(report).hasMessageContaining("declares entities or other things of its own");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE testsuite SYSTEM \"http://127.0.0.1:1/none.dtd\">",
                "<!DOCTYPE testsuite PUBLIC \"-//X//EN\" \"file:///nowhere/none.dtd\">",
                "<!DOCTYPE testsuite>",
                "<!-- comment --><?pi?>",
            })
    void aTypeThatIsOnlyNamedIsNotFetched(String prolog) throws IOException {
        assertThat(Samples.summaryOf(prolog + SUITE)).contains("\"total\":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<testsuite>&x;</testsuite>", "<testsuite name=\"&x;\"/>"})
    void anEntityThatNobodyDeclaredIsRefused(String report) {
        refusal(report);
    }

    @Test
    void deepNestingIsRefused() {
        refusal("<testsuite>".repeat(200) + "</testsuite>".repeat(200));
        refusal("{\"x\":" + "[".repeat(100_000)).hasMessageContaining("beyond every limit");
    }

    @Test
    void anElementFarFromTheBeginningIsRefused() {
        refusal("<!--" + " ".repeat(200_000) + "-->" + SUITE).hasMessageContaining("within the first 65536 characters");
    }

    @Test
    void endlessNamesAreRefused() {
        refusal("<testsuite><" + "a".repeat(2_000_000) + "/>").hasMessageContaining("without a space");
        refusal("<testsuite>"
                        + IntStream.range(0, 5000)
                                .mapToObj(i -> "<e" + i + "/>")
                                .collect(Collectors.joining()) + "</testsuite>")
                .hasMessageContaining("different names");
        refusal("{\"" + "n".repeat(1_000_000) + "\":1}").hasMessageContaining("beyond every limit");
    }

    @Test
    void anEndlessAttributeIsRefused() {
        refusal("<testsuite name=\"" + "a b ".repeat(500_000) + "\"/>");
    }

    @Test
    void anEndlessLineIsRefused() {
        refusal("TN:\nSF:" + "x".repeat(1 << 20)).hasMessageContaining("a line of more than");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    <testsuite name="&#27;[2J"/>
                    <testsuite name="&#0;"/>
                    <testsuite><![CDATA[\u0000]]></testsuite>
                    {"runs":"\u0001"}
                    SF:\u001b[2J
                    """)
    void controlCharactersAreRefused(String report) {
        refusal(report);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "surefire.xml",
                "coveragepy.xml",
                "bandit.sarif",
                "istanbul.info",
                "npm.cdx.json",
                "npm.spdx.json",
                "cyclonedx-py.xml"
            })
    void whateverIsCutOffIsRefused(String sample) throws IOException {
        byte[] whole = Files.readAllBytes(Samples.DIRECTORY.resolve(sample));
        int end = new String(whole, ISO_8859_1).stripTrailing().length();
        for (int length = 0; length < end; length += 1 + end / 97) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> ReportReader.read(ReportSource.of("r", cut), Optional.empty()))
                    .as("%s bytes", length)
                    .isInstanceOf(ReportException.class);
        }
    }

    @Test
    void bytesThatAreNoUtf8AreRefusedWithTheirLine() {
        refusal("<testsuite>\n\n<testcase name=\"\u00fc\"/></testsuite>".getBytes(ISO_8859_1))
                .hasMessageStartingWith("r:3:17: bytes that are not UTF-8");
    }

    @Test
    void xmlMayBeInTheEncodingItDeclares() throws IOException {
        String latin =
                "<?xml version='1.0' encoding='ISO-8859-1'?><testsuite><testcase name='\u00fc'><error/></testcase></testsuite>";
        String utf16 =
                "<?xml version='1.0' encoding='UTF-16'?><testsuite><testcase name='\u00fc'><error/></testcase></testsuite>";

        for (byte[] report : new byte[][] {
            latin.getBytes(ISO_8859_1), marked("\ufeff", utf16, UTF_16LE), marked("\ufeff", utf16, UTF_16BE)
        }) {
            assertThat(Samples.details(ReportReader.read(ReportSource.of("r", report), Optional.empty())))
                    .contains("\"name\":\"\u00fc\"");
        }
    }

    @Test
    void aMarkBeforeUtf8IsPassedOver() throws IOException {
        byte[] log = marked("\ufeff", Files.readString(Samples.DIRECTORY.resolve("eslint.sarif")), UTF_8);

        assertThat(ReportReader.read(ReportSource.of("r", log), Optional.empty())
                        .format())
                .isEqualTo(ReportFormat.SARIF);
    }

    @Test
    void aDeclarationThatIsNotTrueIsRefused() {
        refusal("<?xml version='1.0' encoding='utf-16'?><testsuite/>")
                .hasMessageContaining("declares the encoding utf-16");
        refusal(marked("\ufeff", "<?xml version='1.0' encoding='utf-8'?><testsuite/>", UTF_16LE))
                .hasMessageContaining("declares the encoding utf-8");
        refusal(marked("\ufeff", "<?xml version='1.0' encoding='iso-8859-1'?><testsuite/>", UTF_8))
                .hasMessageContaining("is in UTF-8");
        refusal("<?xml version='1.0' encoding='EBCDIC-CP-US'?><testsuite/>")
                .hasMessageContaining("declares the encoding");
    }

    @Test
    void jsonIsInUtf8() {
        refusal(marked("\ufeff", "{\"runs\":[]}", UTF_16LE)).hasMessageContaining("Out-File -Encoding utf8");
        refusal("{\"runs\":[]}".getBytes(UTF_16LE)).hasMessageContaining("without a byte order mark");
    }

    @Test
    void whatIsNoTextIsRefused() {
        refusal(new byte[0]).hasMessageContaining("the file is empty");
        refusal(new byte[] {0x1f, (byte) 0x8b, 8, 0}).hasMessageContaining("compressed");
        refusal("PK\u0003\u0004").hasMessageContaining("compressed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    <coverage><packages><package><classes><class><lines><line number="1" hits="-1"/></lines></class></classes></package></packages></coverage> | "hits" is no number
                    <coverage><packages><package><classes><class><lines><line number="1" hits="NaN"/></lines></class></classes></package></packages></coverage> | "hits" is no number
                    <coverage><packages><package><classes><class><lines><line number="1" hits="99999999999999999999"/></lines></class></classes></package></packages></coverage> | "hits" is no number
                    <coverage><packages><package><classes><class><lines><line number="1" hits="1" condition-coverage="300% (3/1)"/></lines></class></classes></package></packages></coverage> | not like
                    <coverage lines-covered="2" lines-valid="1"/>        | more than the 1
                    <report name="x"><counter type="LINE" missed="-1" covered="1"/></report>        | is no count
                    <report name="x"><counter type="LINE" missed="0" covered="1"/></report>         | are not the sum
                    <report name="x"><finding/></report>                 | nothing that JaCoCo writes
                    """)
    void numbersThatCannotBeAreRefused(String report, String problem) {
        refusal(report).hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DA:1,-1", "DA:1,NaN", "DA:1,1e9", "DA:1", "LF:-1", "LH:2", "BRDA:1,0,0,x", "SF:again"})
    void recordsThatCannotBeAreRefused(String record) {
        refusal("SF:a.c\n" + record + "\nend_of_record\n");
    }

    @Test
    void somethingBehindTheEndIsRefused() {
        refusal(SUITE + SUITE);
        refusal(SUITE + "x");
    }

    @Test
    void anotherFormatThanTheExpectedOneIsNamed() {
        assertThatThrownBy(() -> ReportReader.read(Samples.sample("surefire.xml"), Optional.of(ReportFormat.SARIF)))
                .hasMessage(
                        "surefire.xml:1:1: it is no SARIF; it looks like JUnit XML; name the format junit, or none, or"
                                + " the right file");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    <coverage clover="4.4"/>           | Clover XML
                    <BugCollection/>                   | SpotBugs XML
                    <html/>                            | a page in HTML
                    <bom/>                             | XML with the root <bom>
                    {"numTotalTests":1}                | Jest's own JSON
                    {"a":1}                            | JSON that begins with "a"
                    {}                                 | an empty JSON object
                    mode: set                          | a profile of Go's coverage
                    hello                              | plain text
                    """)
    void whatCannotBeReadIsCalledByItsName(String report, String name) {
        refusal(report).hasMessageContaining("its format is not known; it looks like " + name);
    }
}
