@NullMarked
package dev.cairn.workbench.openapi;

import org.jspecify.annotations.NullMarked;
