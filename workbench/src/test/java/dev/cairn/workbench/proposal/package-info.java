@NullMarked
package dev.cairn.workbench.proposal;

import org.jspecify.annotations.NullMarked;
