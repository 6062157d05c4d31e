package io.placemarket.marketplace;

import io.placemarket.embedded.EmbeddedMongoException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The embedded store cannot be opened; its own sentence says why. */
final class UnusableStore extends AbstractFailureAnalyzer<EmbeddedMongoException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, EmbeddedMongoException unusable) {
        return new FailureAnalysis(unusable.getMessage(), null, unusable);
    }
}
