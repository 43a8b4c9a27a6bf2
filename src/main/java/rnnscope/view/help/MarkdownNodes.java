package rnnscope.view.help;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.ThematicBreak;
import rnnscope.language.Words;

/** Renderer of Markdown to JavaFX nodes: headings, paragraphs, lists, code, tables, links to other pages, pictures. */
final class MarkdownNodes {
    private final Consumer<String> links;

    /** @param links given the destination of a link that is followed */
    MarkdownNodes(Consumer<String> links) {
        this.links = links;
    }

    /** A node for each block of a document, from the top. */
    List<Region> blocks(org.commonmark.node.Node parent) {
        List<Region> blocks = new ArrayList<>();
        for (org.commonmark.node.Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            blocks.add(block(child));
        }
        return blocks;
    }

    private Region block(org.commonmark.node.Node block) {
        if (block instanceof Heading heading) {
            return flow(heading, "help-heading-" + Math.min(3, heading.getLevel()));
        } else if (block instanceof Paragraph paragraph) {
            return paragraph.getFirstChild() instanceof Image image && image.getNext() == null ? picture(image)
                    : flow(paragraph, "help-paragraph");
        } else if (block instanceof ListBlock list) {
            return list(list);
        } else if (block instanceof FencedCodeBlock code) {
            return code(code.getLiteral());
        } else if (block instanceof IndentedCodeBlock code) {
            return code(code.getLiteral());
        } else if (block instanceof TableBlock table) {
            return table(table);
        } else if (block instanceof BlockQuote) {
            VBox quote = new VBox();
            quote.getChildren().addAll(blocks(block));
            quote.getStyleClass().add("help-quote");
            return quote;
        } else if (block instanceof ThematicBreak) {
            return new Separator();
        }
        throw new IllegalStateException("no page of the manual may hold " + block.getClass().getSimpleName());
    }

    private Region list(ListBlock list) {
        VBox items = new VBox();
        items.getStyleClass().add(list.isTight() ? "help-list" : "help-loose-list");
        int number = list instanceof OrderedList ordered ? ordered.getMarkerStartNumber() : -1;
        for (org.commonmark.node.Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Label mark = new Label(number < 0 ? "•" : number++ + ".");
            mark.getStyleClass().add("help-mark");
            VBox content = new VBox();
            content.getStyleClass().add("help-item");
            content.getChildren().addAll(blocks(item));
            HBox.setHgrow(content, Priority.ALWAYS);
            items.getChildren().add(new HBox(mark, content));
        }
        return items;
    }

    /** Code as it stands, with a button that puts it on the clipboard. */
    private static Region code(String literal) {
        String words = literal.stripTrailing();
        Label code = new Label(words);
        code.setWrapText(true);
        code.setMinWidth(0);
        code.setMaxWidth(Double.MAX_VALUE);
        code.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(code, Priority.ALWAYS);
        Button copy = new Button(Words.of("common.copy"));
        copy.getStyleClass().setAll("button", "quiet-button");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setAccessibleText(Words.of("view.help.copy.access", words));
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(words);
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox box = new HBox(code, copy);
        box.getStyleClass().add("help-code-block");
        return box;
    }

    private Region table(TableBlock block) {
        HelpTable table = new HelpTable();
        for (org.commonmark.node.Node part = block.getFirstChild(); part != null; part = part.getNext()) {
            for (org.commonmark.node.Node row = part.getFirstChild(); row instanceof TableRow; row = row.getNext()) {
                List<Region> cells = new ArrayList<>();
                for (org.commonmark.node.Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                    TextFlow flow = flow(cell, part instanceof TableHead ? "help-head-cell" : "help-cell");
                    flow.setTextAlignment(((TableCell) cell).getAlignment() == TableCell.Alignment.RIGHT
                            ? TextAlignment.RIGHT : TextAlignment.LEFT);
                    cells.add(flow);
                }
                table.addRow(cells);
            }
        }
        return table;
    }

    private static Region picture(Image image) {
        TextFlow caption = new TextFlow(text(words(image), "help-text"));
        caption.getStyleClass().add("help-caption");
        URL source = Manual.picture(image.getDestination());
        VBox box = source == null ? new VBox(caption) : new VBox(new HelpImage(source, words(image)), caption);
        box.getStyleClass().add("help-picture");
        return box;
    }

    private TextFlow flow(org.commonmark.node.Node parent, String style) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add(style);
        addInlines(flow, parent, "help-text");
        return flow;
    }

    private void addInlines(TextFlow flow, org.commonmark.node.Node parent, String style) {
        for (org.commonmark.node.Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Emphasis) {
                addInlines(flow, child, "help-emphasis");
            } else if (child instanceof StrongEmphasis) {
                addInlines(flow, child, "help-strong");
            } else if (child instanceof Link link) {
                flow.getChildren().add(link(link));
            } else if (child instanceof Code code) {
                flow.getChildren().add(text(code.getLiteral(), "help-code"));
            } else {
                flow.getChildren().add(text(words(child), style));
            }
        }
    }

    private Node link(Link link) {
        Hyperlink node = new Hyperlink(words(link));
        node.getStyleClass().add("help-link");
        node.setOnAction(event -> links.accept(link.getDestination()));
        return node;
    }

    private static Text text(String words, String style) {
        Text text = new Text(words);
        text.getStyleClass().add(style);
        return text;
    }

    /** The words of an inline and of what it holds, without markup. */
    static String words(org.commonmark.node.Node inline) {
        if (inline instanceof org.commonmark.node.Text text) {
            return text.getLiteral();
        } else if (inline instanceof Code code) {
            return code.getLiteral();
        } else if (inline instanceof SoftLineBreak) {
            return " ";
        } else if (inline instanceof HardLineBreak) {
            return "\n";
        }
        StringBuilder words = new StringBuilder();
        for (org.commonmark.node.Node child = inline.getFirstChild(); child != null; child = child.getNext()) {
            words.append(words(child));
        }
        return words.toString();
    }
}
