package io.placemarket.edge.json;

import io.placemarket.kernel.reference.UnusableReferenceDataException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The reference data says something impossible; its own sentence says where. */
final class UnusableReferenceData extends AbstractFailureAnalyzer<UnusableReferenceDataException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableReferenceDataException unusable) {
        return new FailureAnalysis(unusable.getMessage(), null, unusable);
    }
}
