package engram.pattern;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.w3c.dom.NodeList;

/**
 * How a picture must be turned to stand upright, by the mark that cameras leave (Exif orientation, 1 to 8). The mark is a field of
 * TIFF: in a TIFF file among the others, in a JPEG in segment APP1, in a PNG in chunk eXIf.
 */
final class Orientation {

    private static final int UPRIGHT = 1;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    private Orientation() {}

    /** The mark of a reader's first picture; 1, upright, where there is none that can be read. */
    static int of(ImageReader reader) {
        try {
            IIOMetadata metadata = reader.getImageMetadata(0);
            if (metadata == null || metadata.getNativeMetadataFormatName() == null) {
                return UPRIGHT;
            }
            return switch (metadata.getNativeMetadataFormatName()) {
                case "javax_imageio_tiff_image_1.0" -> field(metadata);
                case "javax_imageio_jpeg_image_1.0" -> nested(metadata, "unknown", "MarkerTag", "225");
                case "javax_imageio_png_1.0" -> nested(metadata, "UnknownChunk", "type", "eXIf");
                default -> UPRIGHT;
            };
        } catch (IOException | RuntimeException unreadable) {
            return UPRIGHT;
        }
    }

    private static int nested(IIOMetadata metadata, String node, String attribute, String value) throws IOException {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(metadata.getNativeMetadataFormatName());
        NodeList nodes = root.getElementsByTagName(node);
        for (int k = 0; k < nodes.getLength(); k++) {
            IIOMetadataNode each = (IIOMetadataNode) nodes.item(k);
            if (value.equals(each.getAttribute(attribute)) && each.getUserObject() instanceof byte[] bytes) {
                boolean named =
                        bytes.length > EXIF.length && Arrays.equals(bytes, 0, EXIF.length, EXIF, 0, EXIF.length);
                int skip = named ? EXIF.length : 0;
                if (named || node.equals("UnknownChunk")) {
                    return exif(new ByteArrayInputStream(bytes, skip, bytes.length - skip));
                }
            }
        }
        return UPRIGHT;
    }

    private static int exif(ByteArrayInputStream bytes) throws IOException {
        ImageReader tiff = ImageIO.getImageReadersByFormatName("tiff").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
            tiff.setInput(in);
            return field(tiff.getImageMetadata(0));
        } finally {
            tiff.dispose();
        }
    }

    private static int field(IIOMetadata metadata) throws IOException {
        TIFFField field = TIFFDirectory.createFromMetadata(metadata).getTIFFField(BaselineTIFFTagSet.TAG_ORIENTATION);
        int value = field == null ? UPRIGHT : field.getAsInt(0);
        return value >= 1 && value <= 8 ? value : UPRIGHT;
    }
}
