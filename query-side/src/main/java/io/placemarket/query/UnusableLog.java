package io.placemarket.query;

import io.placemarket.eventstore.LogUnusableException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The event log cannot be opened; its own sentence says why. */
final class UnusableLog extends AbstractFailureAnalyzer<LogUnusableException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LogUnusableException unusable) {
        return new FailureAnalysis(unusable.getMessage(), null, unusable);
    }
}
