package dev.cairn.codegen.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A component whose value may hold templates, or whose elements may. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Interpolated {

    /** The variables that the templates can use, as the schema says; none where it doesn't list any. */
    String[] value();
}
