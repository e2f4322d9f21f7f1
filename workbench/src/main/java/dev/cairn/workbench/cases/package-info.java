/**
 * Tests of connectors without a network: a case is a folder with recorded traffic, what is run on it, and what is expected.
 * {@code docs/test-cases.md} explains it.
 */
@NullMarked
package dev.cairn.workbench.cases;

import org.jspecify.annotations.NullMarked;
