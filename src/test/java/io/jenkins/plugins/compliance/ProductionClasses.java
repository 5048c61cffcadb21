package io.jenkins.plugins.compliance;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The class files of src/main, read once for all tests that look at them. */
final class ProductionClasses {

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.jenkins.plugins.compliance");

    private ProductionClasses() {}

    static JavaClasses all() {
        return ALL;
    }
}
