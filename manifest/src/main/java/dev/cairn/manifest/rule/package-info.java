/**
 * Rules for manifests that the component schema cannot express, all listed in {@code ManifestRules}, and one walk over
 * the tree that applies them. A rule is a method, whose Javadoc states it, in a class for the part of a manifest that it
 * is about; a long one is a class. Rules see the resolved tree, so each finding has its place in the file.
 */
@NullMarked
package dev.cairn.manifest.rule;

import org.jspecify.annotations.NullMarked;
