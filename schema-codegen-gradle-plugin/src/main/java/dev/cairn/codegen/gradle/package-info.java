/** The code generator as a plugin of Gradle: what the goals of the Maven plugin do. */
@NullMarked
package dev.cairn.codegen.gradle;

import org.jspecify.annotations.NullMarked;
