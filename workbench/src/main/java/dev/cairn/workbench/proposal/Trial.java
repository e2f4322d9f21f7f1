package dev.cairn.workbench.proposal;

/**
 * Something that was tried for a proposal.
 *
 * @param what such as a request, secrets masked
 * @param outcome what came of it
 */
public record Trial(String what, String outcome) {}
