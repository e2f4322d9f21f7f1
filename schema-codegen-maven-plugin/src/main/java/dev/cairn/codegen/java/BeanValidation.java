package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;

/** The annotations of Bean Validation that components get: none, those of JSR 303, or those that Jakarta has renamed. */
public enum BeanValidation {
    NONE(""),
    JAVAX("javax.validation"),
    JAKARTA("jakarta.validation");

    private final String packageName;

    BeanValidation(String packageName) {
        this.packageName = packageName;
    }

    ClassName constraint(String simpleName) {
        return ClassName.get(packageName + ".constraints", simpleName);
    }

    ClassName valid() {
        return ClassName.get(packageName, "Valid");
    }
}
