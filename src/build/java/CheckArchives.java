import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Whether the finished .hpi and command line jar hold what they must and nothing else, and whether the bill of materials
 * lists their libraries. Arguments: these three files.
 */
final class CheckArchives {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String OURS = "io/jenkins/plugins/compliance/";
    private static final String PLUGIN_JAR = "WEB-INF/lib/compliance-promotion.jar";

    /** What neither Jenkins 2.541.3 nor an API plugin brings along; in the order of their names, versions left out. */
    private static final List<String> LIBRARIES = Stream.of(
                    "cel",
                    "common",
                    "commons-compress",
                    "commons-lang3",
                    "compiler",
                    "compliance-promotion",
                    "protobuf",
                    "protobuf-java",
                    "re2j",
                    "runtime",
                    "stax2-api",
                    "threeten-extra",
                    "v1alpha1",
                    "woodstox-core")
            .map(name -> "WEB-INF/lib/" + name + ".jar")
            .sorted()
            .toList();

    private static final Pattern LIBRARY = Pattern.compile("WEB-INF/lib/(.+?)-([0-9][^/]*)\\.jar");

    private final List<String> complaints = new ArrayList<>();

    private CheckArchives() {}

    public static void main(String[] args) throws IOException {
        var check = new CheckArchives();
        check.plugin(read(Files.newInputStream(Path.of(args[0]))));
        check.commandLine(read(Files.newInputStream(Path.of(args[1]))));
        Path bom = Path.of(args[2]);
        if (Files.exists(bom)) {
            check.billOfMaterials(Files.readString(bom), read(Files.newInputStream(Path.of(args[0]))));
        } else {
            check.complaints.add(
                    bom + " is missing: the CycloneDX plugin makes none when Maven is offline; build without -o");
        }
        check.complaints.forEach(System.err::println);
        System.exit(check.complaints.isEmpty() ? 0 : 1);
    }

    private void plugin(Map<String, byte[]> hpi) throws IOException {
        List<String> libraries = hpi.keySet().stream()
                .filter(name -> name.startsWith("WEB-INF/"))
                .map(name -> name.replaceFirst("-[0-9][^/]*\\.jar$", ".jar"))
                .sorted()
                .toList();
        require(libraries.equals(LIBRARIES), "the .hpi has below WEB-INF " + libraries + " instead of " + LIBRARIES);
        Map<String, byte[]> jar = read(new ByteArrayInputStream(hpi.getOrDefault(PLUGIN_JAR, new byte[0])));
        require(
                Arrays.equals(hpi.get(MANIFEST), jar.get(MANIFEST)),
                "the manifests of the .hpi and of " + PLUGIN_JAR
                        + " differ: Jenkins would not let our classes be persisted");
        require(jar.containsKey("index.jelly"), "the plugin has no index.jelly");
        require(
                jar.containsKey("META-INF/annotations/hudson.Extension"),
                "the plugin has no index of its extensions: Jenkins would find none");
        require(
                jar.containsKey("META-INF/services/annotations/org.jenkinsci.Symbol"),
                "the plugin has no index of its symbols: Pipeline and configuration as code would not know them");
        require(
                jar.containsKey("META-INF/services/annotations/hudson.init.Initializer"),
                "the plugin has no index of its initializers: Jenkins would not know its permissions in time");
        for (String name : jar.keySet()) {
            require(
                    !name.endsWith(".class") || name.startsWith(OURS) && !name.startsWith(OURS + "cli/"),
                    "the plugin has a class that does not belong there: " + name);
        }
    }

    private void commandLine(Map<String, byte[]> jar) throws IOException {
        String main = new Manifest(new ByteArrayInputStream(jar.getOrDefault(MANIFEST, new byte[0])))
                .getMainAttributes()
                .getValue("Main-Class");
        require(
                main != null && jar.containsKey(main.replace('.', '/') + ".class"),
                "the command line has no main class " + main);
        require(
                jar.containsKey("META-INF/LICENSE") && jar.containsKey("META-INF/THIRD-PARTY-LICENSES.txt"),
                "the command line lacks licences");
        for (String name : jar.keySet()) {
            require(
                    !name.matches("META-INF/.*\\.(SF|RSA|DSA|EC)"),
                    "the command line has the signature of another jar: " + name);
            require(
                    !name.startsWith(OURS + "jenkins/")
                            && !name.matches("(hudson|jenkins|org/kohsuke|org/jenkinsci)/.*"),
                    "the command line has a class of Jenkins: " + name);
            require(!name.matches(".*\\.(so|dll|dylib|jnilib)"), "the command line has native code: " + name);
        }
    }

    /** Its components are known by their package URLs, which no library here has another spelling of. */
    private void billOfMaterials(String bom, Map<String, byte[]> hpi) {
        for (String name : hpi.keySet()) {
            Matcher library = LIBRARY.matcher(name);
            if (library.matches() && !library.group(1).equals("compliance-promotion")) {
                String component = "/" + library.group(1) + "@" + library.group(2) + "?type=jar\"";
                require(bom.contains(component), "the bill of materials lacks what the .hpi has: " + name);
            }
        }
        require(bom.contains("/picocli@"), "the bill of materials lacks the libraries of the command line");
        require(!bom.contains("/jakarta.servlet-api@"), "the bill of materials has what Jenkins brings along");
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            complaints.add(complaint);
        }
    }

    private static Map<String, byte[]> read(InputStream stream) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (var zip = new ZipInputStream(stream)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return files;
    }
}
