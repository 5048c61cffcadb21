package io.jenkins.plugins.compliance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What of Jenkins our class files link to, as one list that can be held against a real Jenkins
 * ({@code src/build/java/CheckJenkinsMembers.java}): the signatures in src/jenkins-api are written by hand.
 */
class JenkinsMembersTest {

    private static final Path LIST = Path.of("src/test/resources/io/jenkins/plugins/compliance/jenkins-members.txt");
    private static final Pattern JENKINS = Pattern.compile(
            "(hudson|jenkins|org\\.kohsuke\\.stapler|org\\.jenkinsci|com\\.cloudbees|com\\.datapipe|net\\.sf\\.json)\\..*");

    @Test
    void theListNamesEveryMemberOfJenkinsThatWeLinkTo() throws IOException {
        Set<String> members = new TreeSet<>();
        ProductionClasses.all().forEach(each -> collect(each, members));

        assertThat(members).containsExactlyElementsOf(Files.readAllLines(LIST));
    }

    private static void collect(JavaClass ours, Set<String> members) {
        ours.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .map(JavaClass::getBaseComponentType)
                .filter(JenkinsMembersTest::isJenkins)
                .forEach(each -> members.add("class " + each.getFullName()));
        ours.getAccessesFromSelf().forEach(access -> collect(access.getTarget(), members));
        ours.getMethods().forEach(method -> collectOverridden(method, members));
        Stream.concat(Stream.of(ours), ours.getMembers().stream())
                .flatMap(element -> element.getAnnotations().stream())
                .filter(annotation -> isJenkins(annotation.getRawType()))
                .forEach(annotation -> collect(annotation, members));
    }

    /** The owner is the one that the class file names, or for a member called as our own the one that declares it. */
    private static void collect(AccessTarget target, Set<String> members) {
        JavaClass owner = isJenkins(target.getOwner())
                ? target.getOwner()
                : target.resolveMember().map(JavaMember::getOwner).orElse(target.getOwner());
        if (!isJenkins(owner)) {
            return;
        }
        if (target instanceof FieldAccessTarget field) {
            members.add(field(field.getRawType(), owner, field.getName()));
        } else if (target instanceof CodeUnitAccessTarget unit) {
            String parameters = parameters(unit.getRawParameterTypes());
            members.add(
                    unit.getName().equals(JavaConstructor.CONSTRUCTOR_NAME)
                            ? "constructor " + owner.getFullName() + parameters
                            : method(unit.getRawReturnType(), owner, unit.getName()) + parameters);
        }
    }

    /** No class file links to what it overrides; yet under another signature nobody would call it. The nearest counts. */
    private static void collectOverridden(JavaMethod ours, Set<String> members) {
        Stream.concat(ours.getOwner().getAllRawSuperclasses().stream(), ours.getOwner().getAllRawInterfaces().stream())
                .filter(JenkinsMembersTest::isJenkins)
                .flatMap(type -> type.getMethods().stream())
                .filter(theirs -> theirs.getName().equals(ours.getName())
                        && theirs.getRawParameterTypes().equals(ours.getRawParameterTypes()))
                .map(theirs -> method(theirs.getRawReturnType(), theirs.getOwner(), theirs.getName())
                        + parameters(theirs.getRawParameterTypes()))
                .findFirst()
                .ifPresent(members::add);
    }

    private static void collect(JavaAnnotation<?> annotation, Set<String> members) {
        annotation.getProperties().forEach((name, value) -> {
            if (annotation.hasExplicitlyDeclaredProperty(name)) {
                JavaClass type = annotation.getRawType();
                members.add(method(type.getMethod(name).getRawReturnType(), type, name) + "()");
                if (value instanceof JavaEnumConstant constant && isJenkins(constant.getDeclaringClass())) {
                    members.add(field(constant.getDeclaringClass(), constant.getDeclaringClass(), constant.name()));
                }
            }
        });
    }

    private static String method(JavaClass returned, JavaClass owner, String name) {
        return "method " + returned.getFullName() + " " + owner.getFullName() + "." + name;
    }

    private static String field(JavaClass type, JavaClass owner, String name) {
        return "field " + type.getFullName() + " " + owner.getFullName() + "." + name;
    }

    private static String parameters(List<JavaClass> types) {
        return types.stream().map(JavaClass::getFullName).collect(joining(", ", "(", ")"));
    }

    private static boolean isJenkins(JavaClass type) {
        return JENKINS.matcher(type.getFullName()).matches();
    }
}
