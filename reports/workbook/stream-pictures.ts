// Pictures for exceljs' streaming writer, which knows none. Called by list-sheet.ts through workbook.ts.
// The plain writer can embed pictures, but it takes 420 MB for 10,000 rows and deflates in JavaScript. So the one part
// that the streaming writer lacks, the drawing of a sheet, is written here through its zip and its relations. These
// are not in exceljs' types: the version is fixed in package.json, and a test reads the pictures back.
import type ExcelJS from 'exceljs';
import type { Picture } from './picture.ts';

interface Zip {
  append(source: unknown, entry: { name: string }): unknown;
}
interface BookInside {
  zip: Zip;
}
interface SheetInside {
  id: number;
  stream: { write(xml: string): void };
  _sheetRelsWriter: { addRelationship(relation: { Type: string; Target: string }): string };
  _writeRowBreaks(): void;
}

/** Where a picture stands: column and row from 0, offset and size in pixels. */
export interface Place {
  column: number;
  row: number;
  width: number;
  height: number;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';
const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** English metric units a pixel. */
const EMU = 9525;
const OFFSET = 4 * EMU;

/** The pictures of one workbook; `on` gives a function that places a picture on a sheet, before the sheet is committed. */
export class StreamPictures {
  readonly #book: ExcelJS.stream.xlsx.WorkbookWriter;
  readonly #names = new Map<string, string>();
  readonly #drawings: string[] = [];

  constructor(book: ExcelJS.stream.xlsx.WorkbookWriter) {
    this.#book = book;
    const { zip } = book as unknown as BookInside;
    const append = zip.append.bind(zip);
    zip.append = (source, entry) =>
      append(entry.name === '[Content_Types].xml' ? this.#withTypes(String(source)) : source, entry);
  }

  on(sheet: ExcelJS.Worksheet): (picture: Picture, place: Place) => void {
    const anchors: string[] = [];
    const images = new Map<string, number>();
    const inside = sheet as unknown as SheetInside;
    const writeRowBreaks = inside._writeRowBreaks.bind(sheet);
    // The drawing's element follows the row breaks.
    inside._writeRowBreaks = () => {
      writeRowBreaks();
      if (anchors.length === 0) return;
      const name = this.#addDrawing(inside.id, anchors, [...images.keys()]);
      const id = inside._sheetRelsWriter.addRelationship({
        Type: `${RELATIONS}/drawing`,
        Target: `../drawings/${name}`,
      });
      inside.stream.write(`<drawing r:id="${id}"/>`);
    };
    return (picture, place) => {
      const file = this.#fileOf(picture);
      const image = images.get(file) ?? images.size + 1;
      images.set(file, image);
      anchors.push(anchor(place, image, anchors.length + 1));
    };
  }

  /** Each picture is stored once, however many rows show it. */
  #fileOf({ sha256, path, extension }: Picture): string {
    const known = this.#names.get(sha256);
    if (known) return known;
    const id = this.#book.addImage({ filename: path, extension });
    const name = `image${id}.${extension}`;
    this.#names.set(sha256, name);
    return name;
  }

  #addDrawing(sheet: number, anchors: readonly string[], images: readonly string[]): string {
    const name = `drawing${sheet}.xml`;
    const { zip } = this.#book as unknown as BookInside;
    const relations = images.map(
      (file, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/image" Target="../media/${file}"/>`,
    );
    zip.append(
      `${HEAD}<xdr:wsDr xmlns:xdr="${DRAWING}" xmlns:a="${MAIN}" xmlns:r="${RELATIONS}">${anchors.join('')}</xdr:wsDr>`,
      { name: `xl/drawings/${name}` },
    );
    zip.append(`${HEAD}<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`, {
      name: `xl/drawings/_rels/${name}.rels`,
    });
    this.#drawings.push(name);
    return name;
  }

  #withTypes(xml: string): string {
    const type = 'application/vnd.openxmlformats-officedocument.drawing+xml';
    const parts = this.#drawings.map(
      (name) => `<Override PartName="/xl/drawings/${name}" ContentType="${type}"/>`,
    );
    return xml.replace('</Types>', `${parts.join('')}</Types>`);
  }
}

function anchor({ column, row, width, height }: Place, image: number, n: number): string {
  const size = `cx="${width * EMU}" cy="${height * EMU}"`;
  return (
    `<xdr:oneCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>${OFFSET}</xdr:colOff>` +
    `<xdr:row>${row}</xdr:row><xdr:rowOff>${OFFSET}</xdr:rowOff></xdr:from><xdr:ext ${size}/>` +
    `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="${n + 1}" name="截图${n}" descr="页面截图"/>` +
    '<xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>' +
    `<xdr:blipFill><a:blip r:embed="rId${image}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>` +
    `<xdr:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>` +
    '</xdr:pic><xdr:clientData/></xdr:oneCellAnchor>'
  );
}
