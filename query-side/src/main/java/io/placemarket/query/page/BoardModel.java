package io.placemarket.query.page;

import io.placemarket.kernel.calendar.Week;
import io.placemarket.query.board.BoardCell;
import io.placemarket.query.board.BoardColumn;
import io.placemarket.query.board.BoardRow;
import io.placemarket.query.board.BoardSnapshot;
import io.placemarket.query.board.Dimension;
import io.placemarket.query.board.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The board as its page shows it. The browser paints the same numbers the same way: see board-cell.js. */
record BoardModel(BoardSnapshot snapshot, BoardRequest request, Optional<BoardCompared> compared) {
    /** From which gap on, in students, each shade begins. */
    private static final List<Integer> GAPS = List.of(1, 10, 25, 50, 100);
    /** From which fill on, in a hundred, each shade begins. */
    private static final List<Integer> FILLS = List.of(50, 70, 85, 95, 100);

    /** A column. */
    record Column(String key, String label) {}

    /** A row; the total is one too. */
    record Row(String key, String label, boolean total, List<Cell> cells) {}

    /**
     * A cell.
     *
     * @param needs whether its first number is of students still to place
     * @param first the number that matters most
     * @param told all its numbers in words
     * @param bin its shade, 0 to 5
     * @param column its column's key; empty in all columns together
     * @param href what is behind it
     * @param atLeast whether a few more might be free
     * @param was what it was at the moment it is compared with, in a few words; nothing where that was the same
     */
    record Cell(
            String column,
            boolean needs,
            String first,
            String second,
            String told,
            int bin,
            String href,
            boolean atLeast,
            @Nullable String was) {
        /** What its first number is, for those who hear it. */
        public String getFirstSaid() {
            return needs ? "still to place" : "free";
        }

        /** What its second number is, for those who hear it. */
        public String getSecondSaid() {
            return needs ? "free" : "at most";
        }
    }

    /** A shade and what it means. */
    record Shade(int bin, String label) {}

    /** Whether its cells tell of demand: those of weeks and professions do. */
    private boolean needs() {
        return Stream.of(request.query().rows(), request.query().columns())
                .allMatch(dimension -> dimension == Dimension.WEEK || dimension == Dimension.PROFESSION);
    }

    public String getTitle() {
        return "Capacity board";
    }

    public String getCaption() {
        return "Capacity by " + getRowsLabel().toLowerCase(Locale.ROOT) + " and "
                + BoardRequest.label(request.query().columns()).toLowerCase(Locale.ROOT);
    }

    public String getStream() {
        return "/api/board/stream" + request.address();
    }

    /** The same board for a file. */
    public String getFile() {
        return "/api/board" + request.address()
                + request.asOf().map(position -> "&asOf=" + position).orElse("");
    }

    public String getRows() {
        return request.query().rows().key();
    }

    public String getColumns() {
        return request.query().columns().key();
    }

    public List<Choice> getColumnChoices() {
        return request.columnChoices();
    }

    public String getTurned() {
        return request.turned();
    }

    public List<Measure.Meaning> getMeanings() {
        return Measure.meanings();
    }

    public String getRowsLabel() {
        return BoardRequest.label(request.query().rows());
    }

    public String getAt() {
        return snapshot.at().toString();
    }

    public String getWhen() {
        return Words.time(snapshot.at());
    }

    public String getFromDay() {
        return request.query().from().monday().toString();
    }

    public List<Choice> getRowChoices() {
        return request.rowChoices();
    }

    public List<Choice> getLengthChoices() {
        return request.lengthChoices();
    }

    public List<BoardRequest.Filter> getFilters() {
        return request.filters();
    }

    public boolean isFiltered() {
        return request.isNarrowed();
    }

    public String getExplanation() {
        return (needs()
                        ? "Each cell: students still to place | places free. The worst gaps come first."
                        : "Each cell: places free | the most that are safe at once. All together, where it is told: students still to place"
                                + " | places free.")
                + (request.query().isByWeek()
                        ? ""
                        : " Figures are student-weeks of "
                                + Words.count(request.query().weeks(), "week") + ".")
                + " Choose a cell to see all its figures, what they mean and what is behind them.";
    }

    public String getLegendTitle() {
        return needs() ? "Places short" : "Booked, in a hundred";
    }

    public List<Shade> getLegend() {
        List<Integer> bins = bins();
        return IntStream.rangeClosed(0, bins.size())
                .mapToObj(bin -> new Shade(bin, shade(bins, bin)))
                .toList();
    }

    private String shade(List<Integer> bins, int bin) {
        if (bin == 0) {
            return needs() ? "none" : "under " + bins.getFirst();
        }
        if (bin == bins.size()) {
            return bins.getLast() + (needs() ? " or more" : "");
        }
        return bins.get(bin - 1) + "–" + (bins.get(bin) - 1);
    }

    public String getBinsText() {
        return String.join(",", GAPS.stream().map(String::valueOf).toList()) + ";"
                + String.join(",", FILLS.stream().map(String::valueOf).toList());
    }

    /** All columns together first, where that is told. */
    public List<Column> getHeads() {
        return Stream.concat(
                        Stream.of(new Column("", "All together")).filter(column -> isTogetherTold()),
                        snapshot.columnItems().stream().map(column -> new Column(column.key(), label(column))))
                .toList();
    }

    private boolean isTogetherTold() {
        return !isWeeksAcross();
    }

    public boolean isWeeksAcross() {
        return request.query().columns() == Dimension.WEEK;
    }

    private String label(BoardColumn column) {
        return isWeeksAcross() ? Words.shortDay(Week.parse(column.key()).monday()) : column.label();
    }

    public List<Row> getItems() {
        return Stream.of(
                        Stream.of(row("", "All together", true, snapshot.total(), snapshot.all()))
                                .filter(row -> request.query().rows() != Dimension.WEEK),
                        snapshot.items().stream().map(this::row),
                        gone())
                .flatMap(rows -> rows)
                .toList();
    }

    public boolean isEmpty() {
        return snapshot.items().isEmpty();
    }

    /** A row without numbers, from which the browser makes one that was not there. */
    public Row getPattern() {
        return row("", "", false, nothing(), together());
    }

    private List<BoardCell> nothing() {
        BoardCell nothing = BoardCell.nothing(needs(), false);
        return snapshot.columnItems().stream().map(column -> nothing).toList();
    }

    private Optional<BoardCell> together() {
        return Optional.of(BoardCell.nothing(request.query().rows() == Dimension.PROFESSION, false))
                .filter(cell -> isTogetherTold());
    }

    /** Rows that hold nothing any more and did at the moment compared with. */
    private Stream<Row> gone() {
        List<String> shown = snapshot.items().stream().map(BoardRow::key).toList();
        return compared.stream()
                .flatMap(other -> other.rowsBut(shown).stream())
                .map(row -> row(row.key(), row.label(), false, nothing(), together()));
    }

    public List<String> getNotes() {
        return snapshot.notes().stream()
                .filter(note -> !note.equals(BoardSnapshot.AT_LEAST))
                .toList();
    }

    /** Shown while there is a +: the browser sees to that. */
    public String getAtLeastNote() {
        return BoardSnapshot.AT_LEAST;
    }

    public boolean isAtLeast() {
        return snapshot.notes().contains(BoardSnapshot.AT_LEAST);
    }

    private Row row(BoardRow row) {
        String label = request.query().rows() == Dimension.WEEK ? Words.week(Week.parse(row.key())) : row.label();
        return row(row.key(), label, false, row.cells(), row.all());
    }

    private Row row(String key, String label, boolean total, List<BoardCell> cells, Optional<BoardCell> all) {
        return new Row(
                key,
                label,
                total,
                Stream.concat(
                                all.stream().map(cell -> cell(key, "", cell)),
                                IntStream.range(0, cells.size())
                                        .mapToObj(index -> cell(
                                                key,
                                                snapshot.columnItems()
                                                        .get(index)
                                                        .key(),
                                                cells.get(index))))
                        .toList());
    }

    private Cell cell(String key, String column, BoardCell cell) {
        OptionalInt still = cell.stillToPlace();
        Optional<BoardCell> was = compared.flatMap(other -> other.was(key, column));
        return new Cell(
                column,
                still.isPresent(),
                still.isPresent() ? String.valueOf(still.getAsInt()) : cell.freeShown(),
                still.isPresent() ? cell.freeShown() : String.valueOf(cell.limit()),
                told(cell) + was.map(other -> "; it was: " + told(other)).orElse(""),
                bin(cell),
                request.cell(key, column),
                cell.freeIsAtLeast(),
                was.map(other -> was(other, cell)).orElse(null));
    }

    private static String was(BoardCell was, BoardCell is) {
        String before = shown(was);
        return before.equals(shown(is)) ? "other figures changed" : "was " + before;
    }

    private static String shown(BoardCell cell) {
        return cell.stillToPlace().isPresent()
                ? cell.stillToPlace().getAsInt() + " | " + cell.freeShown()
                : cell.freeShown() + " | " + cell.limit();
    }

    private static String told(BoardCell cell) {
        return (cell.stillToPlace().isPresent() ? cell.stillToPlace().getAsInt() + " still to place, " : "")
                + (cell.freeIsAtLeast() ? "at least " : "")
                + "%d free, %d held, %d allocated, %d offered, limit %d of at most %d"
                        .formatted(
                                cell.free(),
                                cell.held(),
                                cell.allocated(),
                                cell.offered(),
                                cell.limit(),
                                cell.maximum())
                + some(cell.turns(), "kept for turns")
                + some(cell.waiting(), "waited for")
                + some(cell.overCommitted(), "over-committed")
                + some(cell.unmet().orElse(0), "for whom nothing fits");
    }

    private static String some(int count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }

    private static int bin(BoardCell cell) {
        int booked = cell.booked();
        int weight = cell.stillToPlace().isPresent()
                ? Math.max(0, cell.gap())
                : booked == 0 ? 0 : 100 * booked / (booked + cell.free());
        return Math.toIntExact((cell.stillToPlace().isPresent() ? GAPS : FILLS)
                .stream().filter(from -> weight >= from).count());
    }

    private List<Integer> bins() {
        return needs() ? GAPS : FILLS;
    }
}
