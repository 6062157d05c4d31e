package io.placemarket.marketplace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says in one sentence why the market did not start. */
public final class StartFailures implements FailureAnalysisReporter {
    private static final Logger LOG = LoggerFactory.getLogger(StartFailures.class);

    @Override
    public void report(FailureAnalysis analysis) {
        String said = analysis.getDescription();
        String why = String.valueOf(said == null ? analysis.getCause().getMessage() : said);
        LOG.error("Placemarket did not start. {}", why.strip().replaceAll("\\s+", " "));
    }
}
