package dev.cairn.codegen;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** An annotation of a user's, which generated types and components get. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {

    String[] value() default {};

    int level() default 0;
}
