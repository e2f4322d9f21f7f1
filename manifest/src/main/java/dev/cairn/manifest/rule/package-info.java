/**
 * Rules for manifests that the component schema cannot express: one class for each rule, and one walk over the tree
 * that applies them all. Rules see the resolved tree, so each finding has its place in the file. The Javadoc of a
 * rule's class states the rule.
 */
@NullMarked
package dev.cairn.manifest.rule;

import org.jspecify.annotations.NullMarked;
