/** The language both sides speak. A named module, so that the sealed family of events may span its packages. */
module io.placemarket.kernel {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.annotation;
    requires transitive tools.jackson.databind;
    requires de.siegmar.fastcsv;

    exports io.placemarket.kernel.area;
    exports io.placemarket.kernel.booking;
    exports io.placemarket.kernel.calendar;
    exports io.placemarket.kernel.cohort;
    exports io.placemarket.kernel.event;
    exports io.placemarket.kernel.id;
    exports io.placemarket.kernel.identity;
    exports io.placemarket.kernel.offer;
    exports io.placemarket.kernel.organisation;
    exports io.placemarket.kernel.plan;
    exports io.placemarket.kernel.problem;
    exports io.placemarket.kernel.reference;
    exports io.placemarket.kernel.refusal;
    exports io.placemarket.kernel.release;
    exports io.placemarket.kernel.waiting;
    exports io.placemarket.kernel.watch;
}
