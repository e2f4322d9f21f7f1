@NullMarked
package dev.cairn.workbench.cases;

import org.jspecify.annotations.NullMarked;
