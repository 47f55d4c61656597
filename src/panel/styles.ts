import '#panel/theme/theme.css';
import '#panel/theme/controls.css';
import '#panel/selected/selected.css';
import '#panel/selected/states.css';
import '#panel/selected/variants.css';
import '#panel/findings/findings.css';
import '#panel/alt-text/alt-text.css';
import '#panel/delivery/delivery.css';
