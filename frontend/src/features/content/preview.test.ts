import { describe, expect, it } from 'vitest';
import { fieldsOf, htmlPage, textPage } from './preview';

describe('the preview of a template', () => {
  it('should list every field once', () => {
    expect(fieldsOf('$name ${name}, $!{offer.rate} and $date')).toEqual(['name', 'offer.rate', 'date']);
  });
  it('should show plain text as text, whatever it looks like', () => {
    expect(textPage('1 < 2 & 3')).toContain('<pre>1 &lt; 2 &amp; 3</pre>');
    expect(textPage('<b>hello</b>')).toContain('&lt;b&gt;hello');
  });
  it('should let nothing be fetched', () => {
    expect(textPage('hello')).toContain("default-src 'none'");
    expect(htmlPage('<!DOCTYPE html><html><head><meta/></head><body></body></html>')).toContain(
      '<head><meta http-equiv="Content-Security-Policy" content="default-src \'none\'',
    );
  });
});
