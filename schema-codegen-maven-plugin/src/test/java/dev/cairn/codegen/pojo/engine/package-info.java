@NullMarked
package dev.cairn.codegen.pojo.engine;

import org.jspecify.annotations.NullMarked;
