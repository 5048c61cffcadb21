import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds the list of members that we link to against real archives. Arguments: jenkins-members.txt, then a jenkins.war and
 * whatever .hpi files the list needs. Says what is missing; exits with 1 when something is.
 */
final class CheckJenkinsMembers {

    private static final Pattern LINE = Pattern.compile("(\\w+) (?:(\\S+) )?([\\w.$]+?)(?:\\.(\\w+))?(\\(.*\\))?");

    private final ClassLoader loader;

    private CheckJenkinsMembers(ClassLoader loader) {
        this.loader = loader;
    }

    public static void main(String[] args) throws IOException {
        Path directory = Files.createTempDirectory("jenkins-members");
        List<URL> jars = new ArrayList<>();
        for (String archive : Arrays.asList(args).subList(1, args.length)) {
            unpack(Path.of(archive), directory, jars);
        }
        List<String> members = Files.readAllLines(Path.of(args[0]));
        try (var loader = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            var check = new CheckJenkinsMembers(loader);
            List<String> missing =
                    members.stream().filter(member -> !check.exists(member)).toList();
            missing.forEach(member -> System.out.println("missing: " + member));
            System.out.printf("%d of %d members found%n", members.size() - missing.size(), members.size());
            System.exit(missing.isEmpty() ? 0 : 1);
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private static void unpack(Path archive, Path directory, List<URL> jars) throws IOException {
        try (var zip = new JarFile(archive.toFile())) {
            for (var entry : zip.stream()
                    .filter(each -> each.getName().matches("(WEB-INF/lib|executable)/[^/]+\\.jar"))
                    .toList()) {
                Path jar = directory.resolve(jars.size() + ".jar");
                try (var in = zip.getInputStream(entry)) {
                    Files.copy(in, jar);
                }
                jars.add(jar.toUri().toURL());
            }
        }
    }

    private boolean exists(String member) {
        Matcher line = LINE.matcher(member);
        if (!line.matches()) {
            throw new IllegalArgumentException("not a member: " + member);
        }
        String kind = line.group(1);
        String owner = kind.equals("class") || kind.equals("constructor")
                ? line.group(3) + (line.group(4) == null ? "" : "." + line.group(4))
                : line.group(3);
        try {
            Class<?> type = Class.forName(owner, false, loader);
            return switch (kind) {
                case "class" -> true;
                case "constructor" ->
                    Stream.of(type.getDeclaredConstructors())
                            .anyMatch(
                                    each -> parameters(each.getParameterTypes()).equals(line.group(5)));
                case "field" ->
                    ancestry(type)
                            .flatMap(each -> Stream.of(each.getDeclaredFields()))
                            .anyMatch(each -> each.getName().equals(line.group(4))
                                    && each.getType().getName().equals(line.group(2)));
                case "method" ->
                    ancestry(type)
                            .flatMap(each -> Stream.of(each.getDeclaredMethods()))
                            .anyMatch(each ->
                                    signature(each).equals(line.group(2) + " " + line.group(4) + line.group(5)));
                default -> throw new IllegalArgumentException("not a member: " + member);
            };
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Stream<Class<?>> ancestry(Class<?> type) {
        return Stream.concat(
                Stream.of(type),
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                        .flatMap(CheckJenkinsMembers::ancestry));
    }

    private static String signature(Method method) {
        return method.getReturnType().getName() + " " + method.getName() + parameters(method.getParameterTypes());
    }

    private static String parameters(Class<?>[] types) {
        return Stream.of(types).map(Class::getName).collect(Collectors.joining(", ", "(", ")"));
    }
}
