/**
 * File uploaders: fetch the files that belong to records.
 *
 * <p>Source of the rules: {@code DefaultFileUploader} of the Python CDK.
 */
@NullMarked
package dev.cairn.retrieval.file;

import org.jspecify.annotations.NullMarked;
